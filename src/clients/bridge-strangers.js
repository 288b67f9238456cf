/**
 * The bridge at servers that are not ours, or not in order: nothing of them may reach the host but
 * answers, and nothing of the token may reach them but where it was meant to go.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { RawHost, emptied, unpackedBridge } from './lib/bridge.js';
import { step, story } from './lib/story.js';
import { MESHGATE_TOKEN, events, hosts, json, result, stranger } from './lib/stranger.js';

await story('The bridge at strangers', async () => {
  const script = await unpackedBridge('bridge-strangers');
  const at = hosts(script);
  const error = async (host) => (await host.ask('tools/list')).error;

  await step('took the token nowhere else when it was redirected', async () => {
    const other = await stranger(({ response }) => response.end());
    const { url } = await stranger(({ response }) =>
      response.writeHead(307, { location: `${other.url}/v1/mcp` }).end(),
    );
    assert.match((await error(at(url))).message, /sends to .*not taken there/);
    assert.deepEqual(other.asked, []);
  });
  await step('attack 34: opened nothing that a challenge named, and ran nothing', async () => {
    const folder = emptied('bridge-opened');
    const mark = join(folder, 'opened');
    const { url, asked } = await stranger(({ request, response }) => {
      const command = `$(touch ${mark}); touch ${mark} & calc.exe`;
      const challenge =
        `Bearer resource_metadata="file:///bin/sh?${command}", authorization_uri="${command}",` +
        ` error_description="no: ${request.headers.authorization}"`;
      response.writeHead(401, { 'www-authenticate': challenge, ...json });
      const error = { code: -32001, message: `Open ${command}` };
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, error }));
    });
    const host = at(url, { BROWSER: `touch ${mark}` });
    const { code, message } = await error(host);
    assert.equal(code, 401, message);
    assert.match(message, /refused the token: no: Bearer \*\*\*\. Make a new one at/);
    assert.equal(asked.length, 1, 'it followed something');
    assert.equal(await host.end(), 0);
    assert.ok(!existsSync(mark));
    assert.doesNotMatch(JSON.stringify(host.heard) + host.err, new RegExp(MESHGATE_TOKEN));
  });
  await step('refused addresses that are not of the web, and plain http elsewhere', async () => {
    for (const [url, said] of [
      ['file:///bin/sh', /must begin with https/],
      ['javascript:alert(1)', /must begin with https/],
      ['https://user:secret@mesh.example.com', /no user/],
      ['http://mesh.example.com', /everybody between here/],
      ['$(id)', /no address/],
      ['${user_config.url}', /not set/],
    ]) {
      const { message } = await error(at(url));
      assert.match(message, said);
      assert.doesNotMatch(message, /secret/);
    }
    const { message } = await error(at('https://mesh.example.com', { MESHGATE_TOKEN: '' }));
    assert.match(message, /MESHGATE_TOKEN is not set.*mesh\.example\.com\/console\/tokens/);
  });
  await step('understood base addresses, connector URLs and the names of the seeds', async () => {
    const { url, asked } = await stranger(({ response, message }) =>
      response.writeHead(200, json).end(result(message.id)),
    );
    const seed = { SPREADAPI_TOKEN: 'svc_x', SPREADAPI_SERVICE_ID: 'a b' };
    for (const [settings, path] of [
      [{ MESHGATE_URL: url, MESHGATE_TOKEN }, '/v1/mcp'],
      [{ MESHGATE_URL: `${url}/`, MESHGATE_TOKEN }, '/v1/mcp'],
      [{ MESHGATE_URL: `${url}/v1/mcp`, MESHGATE_TOKEN }, '/v1/mcp'],
      [{ MESHGATE_URL: `${url}/sub`, MESHGATE_TOKEN, MESHGATE_SERVICE: 'x' }, '/sub/v1/mcp/services/x'],
      [{ ...seed, SPREADAPI_URL: url }, '/v1/mcp/services/a%20b'],
      [{ ...seed, SPREADAPI_URL: `${url}/api/mcp/bridge` }, '/v1/mcp/services/a%20b'],
      [{ SPREADAPI_TOKEN: 'svc_x', SPREADAPI_URL: `${url}/api/mcp/service/y` }, '/api/mcp/service/y'],
    ]) {
      const host = new RawHost(script, settings);
      await host.ask('tools/list');
      assert.equal(asked.at(-1).url, path);
      const sent = `Bearer ${settings.MESHGATE_TOKEN ?? settings.SPREADAPI_TOKEN}`;
      assert.equal(asked.at(-1).headers.authorization, sent);
    }
  });
  await step('let nothing through that is no answer to what was asked', async () => {
    for (const [head, body] of [
      [json, result(99)],
      [json, '{"jsonrpc":"2.0","id":1}'],
      [json, '{"id":1,"result":{}}'],
      [json, '{"jsonrpc":"2.0","id":1,"result":'],
      [{ 'content-type': 'text/html' }, '<h1>Sign in to the network</h1>'],
      [events, `data: ${result(99)}\n\n`],
      [events, `data: ${result(1)}`],
      [events, 'data: no JSON\n\n: nothing\n\n'],
    ]) {
      const { url } = await stranger(({ response }) => response.writeHead(200, head).end(body));
      const host = at(url);
      assert.equal((await error(host)).code, 502, body);
      assert.equal(host.heard.length, 1);
    }
  });
  await step('read a stream however it was cut and whatever its line breaks', async () => {
    const note = '{"jsonrpc":"2.0","method":"notifications/message","params":{"data":"ä€😀"}}';
    const stream =
      `\ufeff: hello\r\nevent: message\rdata:${note}\r\n\r\n` +
      'data: {"jsonrpc":"2.0",\r\ndata: "id":1,\ndata\ndata:"result":{"big":12345678901234567890}}\n\n';
    const { url } = await stranger(async ({ response }) => {
      response.writeHead(200, events).socket.setNoDelay(true);
      for (const byte of Buffer.from(stream)) {
        response.write(Buffer.of(byte));
        await pause(1);
      }
      response.end();
    });
    const host = at(url);
    let raw = '';
    host.process.stdout.on('data', (text) => (raw += text));
    await host.ask('tools/list');
    assert.equal(host.heard[0].params.data, 'ä€😀');
    assert.equal(raw.trim().split('\n').length, 2);
    assert.match(raw, /12345678901234567890/, 'a number was rounded');
  });
  await step('waited once where it was told to slow down, and then passed it on', async () => {
    const { url, asked } = await stranger(({ response, message, count }) => {
      if (count > 1) response.writeHead(200, json).end(result(message.id));
      else response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const host = at(url);
    assert.deepEqual((await host.ask('tools/list')).result, {});
    assert.equal(asked.length, 2);
    const busy = await stranger(({ response }) =>
      response.writeHead(429, { 'retry-after': '3600' }).end(),
    );
    assert.match((await error(at(busy.url))).message, /too many requests.*3600 seconds/);
    assert.equal(busy.asked.length, 1);
  });
  await step('said which authority it lacks where a certificate is not known', async () => {
    const { message } = await error(at(process.env.MESHGATE_UNTRUSTED));
    assert.match(message, /cannot be trusted.*NODE_EXTRA_CA_CERTS/);
  });
});
