-- Prosody 0.12 for Kindline's website chat: copy to /etc/prosody/prosody.cfg.lua and change the names.

modules_enabled = {
  "roster"; "saslauth"; "tls"; "disco"; "carbons"; "pep"; "vcard4"; "ping"; "posix";
  "mam";        -- the archive: Kindline fetches from it what came while it was off
  "smacks";     -- the server confirms what it took, so that nothing is lost or sent twice
  "websocket";  -- the website's side
  "http"; "limits";
}
smacks_hibernation_time = 60  -- seconds that a broken line may be taken up again
-- Offline storage would double the archive, and federation would let strangers in.
modules_disabled = { "offline"; "s2s" }

authentication = "internal_hashed"
storage = "internal"              -- "sql" from some ten thousand messages on
archive_expires_after = "1y"      -- how long the server keeps chats; Kindline has its own copy
default_archive_policy = true
c2s_require_encryption = true
limits = { c2s = { rate = "50kb/s"; burst = "2s" } }

-- The websocket: behind a proxy that ends TLS (nginx, Caddy) at wss://chat.shop.example, keep the
-- next three lines; without a proxy set https_ports = { 443 } and a certificate instead.
http_interfaces = { "127.0.0.1" }
http_ports = { 5280 }
consider_websocket_secure = true
http_default_host = "shop.example"
trusted_proxies = { "127.0.0.1" }
-- Prosody does not look where a websocket comes from: let the proxy refuse other Origin headers.

log = { info = "/var/log/prosody/prosody.log" }   -- no message texts at this level
certificates = "certs"

-- Agents: prosodyctl adduser help@shop.example
VirtualHost "shop.example"

-- Visitors with an account of their own, which the chat window makes (data-visitors="kept").
VirtualHost "visitors.shop.example"
  modules_enabled = { "register_ibr" }
  allow_registration = true
  min_seconds_between_registrations = 5

-- Visitors without (data-visitors="anonymous"); leave it out if you do not use it.
VirtualHost "anon.shop.example"
  authentication = "anonymous"

-- Files both ways, up to 10 MB each and 100 MB a day for each visitor.
Component "files.shop.example" "http_file_share"
  http_host = "files.shop.example"
  http_external_url = "https://files.shop.example/"
  http_file_share_size_limit = 10 * 1024 * 1024
  http_file_share_daily_quota = 100 * 1024 * 1024
  http_file_share_expires_after = 60 * 60 * 24 * 90
  http_file_share_access = { "shop.example"; "visitors.shop.example"; "anon.shop.example" }
