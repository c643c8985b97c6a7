// A certified OpenID provider on loopback; what it is, it reads from its first line of input, and it says its port.
import { createServer } from "node:http";
import { once } from "node:events";
import readline from "node:readline";
import Provider from "oidc-provider";

const lines = readline.createInterface({ input: process.stdin });
const [first] = await once(lines, "line");
const { redirect_uris, people, clients } = JSON.parse(first);
const server = createServer();
server.listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: clients.map((client) => ({ redirect_uris, ...client })),
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
  pkce: { required: () => true },
  findAccount: (_ctx, sub) =>
    people[sub] && { accountId: sub, claims: () => ({ sub, ...people[sub] }) },
});
server.on("request", provider.callback());
console.log(issuer);
lines.on("close", () => process.exit(0));
