// Calls tools with the official TypeScript SDK: a call as a line of JSON on standard input, its result as a line on standard output.
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [address, token] = process.argv.slice(2);
const client = new Client({ name: 'todo-chatbot-tests', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }));

// The SDK checks structured answers against the schemas that it has listed.
await client.listTools();

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await client.callTool(JSON.parse(line))));
}

await client.close();
