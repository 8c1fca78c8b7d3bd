"""What is on the screen: Qt widgets that paint, and models that hold snapshots."""
