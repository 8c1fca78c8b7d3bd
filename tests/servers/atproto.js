// Runs Bluesky's own development network on loopback; the first line said is its addresses.
'use strict'
const [folder, kind] = process.argv.slice(2)
const { TestNetwork, TestNetworkNoAppView } = require(`${folder}/node_modules/@atproto/dev-env`)

async function main() {
  const network =
    kind === 'appview'
      ? await TestNetwork.create({ dbPostgresSchema: 'kindline' })
      : await TestNetworkNoAppView.create({ plc: {}, pds: {} })
  const addresses = { pds: network.pds.url, plc: network.plc.url }
  process.stdout.write(JSON.stringify(addresses) + '\n')
  if (kind === 'appview') {
    const again = async () => {
      // Accounts and posts reach the AppView by the firehose; this waits for its queue.
      await network.processAll(5000).catch(() => undefined)
      setTimeout(again, 300)
    }
    if (process.env.AGAIN) again()
  }
  process.stdin.resume()
  process.stdin.on('end', () => process.exit(0))
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
