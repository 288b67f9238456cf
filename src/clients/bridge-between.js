/** What the bridge keeps between two messages: sessions, streams, calls that are under way. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { unpackedBridge } from './lib/bridge.js';
import { step, story } from './lib/story.js';
import { events, hosts, json, result, stranger } from './lib/stranger.js';

await story('The bridge between two messages', async () => {
  const at = hosts(await unpackedBridge('bridge-between'));

  await step('began another session where the server had ended one', async () => {
    let sessions = 0;
    let refused = 0;
    const { url, asked } = await stranger(async ({ request, response, message }) => {
      if (request.method === 'GET') return response.writeHead(405).end();
      if (message?.method === 'initialize') {
        const head = { ...json, 'mcp-session-id': `s${++sessions}` };
        return response.writeHead(200, head).end(result(message.id, { protocolVersion: '2025-06-18' }));
      }
      const ended = request.headers['mcp-session-id'] === 's1' && message?.method === 'tools/list';
      if (ended) {
        // The second hears of it when the first has begun anew already.
        await pause(refused++ * 300);
        const gone = { jsonrpc: '2.0', id: message.id, error: { code: -32001, message: 'gone' } };
        return response.writeHead(404, json).end(JSON.stringify(gone));
      }
      if (message?.id === undefined) return response.writeHead(202).end();
      return response.writeHead(200, json).end(result(message.id));
    });
    const host = at(url);
    await host.initialize('2025-06-18');
    await host.ask('logging/setLevel', { level: 'debug' });
    const both = await Promise.all([host.ask('tools/list'), host.ask('tools/list')]);
    assert.deepEqual(both.map((answer) => answer.result), [{}, {}]);
    assert.equal(sessions, 2);
    const again = asked.filter(({ headers }) => headers['mcp-session-id'] === 's2');
    assert.ok(again.every(({ headers }) => headers['mcp-protocol-version'] === '2025-06-18'));
    const methods = again.map(({ message }) => message?.method);
    assert.ok(methods.includes('notifications/initialized'), `${methods}`);
    assert.ok(methods.includes('logging/setLevel'), `${methods}`);
    assert.equal(await host.end(), 0);
    const last = asked.at(-1);
    assert.equal(`${last.method} ${last.headers['mcp-session-id']}`, 'DELETE s2');
  });
  await step('carried what the server asks, and what it tells unasked', async () => {
    const note = { jsonrpc: '2.0', method: 'notifications/resources/updated', params: { uri: 'a:b' } };
    const question = { jsonrpc: '2.0', id: 'q1', method: 'elicitation/create', params: {} };
    let calling;
    const { url, asked } = await stranger(({ request, response, message }) => {
      if (request.method === 'GET') {
        response.writeHead(200, events);
        // Comes again, and is told the rest of what it has.
        if (request.headers['last-event-id'] === '7') return response.write('retry: 60000\n\n');
        return response.end(`retry: 50\nid: 7\ndata: ${JSON.stringify(note)}\n\n`);
      }
      if (message?.method === 'initialize') {
        const head = { ...json, 'mcp-session-id': 's1' };
        return response.writeHead(200, head).end(result(message.id, { protocolVersion: '2025-11-25' }));
      }
      if (message?.method === 'tools/call') {
        calling = { response, id: message.id };
        return response.writeHead(200, events).write(`data: ${JSON.stringify(question)}\n\n`);
      }
      if (message?.id === 'q1') calling.response.end(`data: ${result(calling.id, message.result)}\n\n`);
      return response.writeHead(202).end();
    });
    const host = at(url);
    await host.initialize();
    assert.deepEqual(await host.next(({ method }) => method === note.method), note);
    while (!asked.some(({ headers }) => headers['last-event-id'] === '7')) await pause(20);
    const call = host.begin('tools/call', { name: 'asks' });
    assert.deepEqual(await host.next(({ id }) => id === 'q1'), question);
    host.say(JSON.stringify({ jsonrpc: '2.0', id: 'q1', result: { action: 'decline' } }));
    assert.deepEqual((await host.answer(call)).result, { action: 'decline' });
    assert.equal(await host.end(), 0);
  });
  await step('waited for a server that was about to start', async () => {
    const { url, server } = await stranger(({ response, message }) =>
      response.writeHead(200, json).end(result(message.id)),
    );
    await new Promise((done) => server.close(done));
    const host = at(url);
    const id = host.begin('tools/list');
    await pause(700);
    server.listen(new URL(url).port, '127.0.0.1');
    assert.deepEqual((await host.answer(id)).result, {});
  });
  await step('cancelled in the manner of each era', async () => {
    const { url, asked } = await stranger(({ response, message }) => {
      if (message?.method === 'initialize') {
        return response.writeHead(200, json).end(result(message.id, { protocolVersion: '2025-11-25' }));
      }
      if (message?.id === undefined) return response.writeHead(202).end();
      return response.writeHead(200, events).write(': working\n\n');
    });
    const host = at(url);
    await host.initialize();
    const old = host.begin('tools/call', { name: 'slow' });
    while (asked.at(-1).message.id !== old) await pause(20);
    host.notify('notifications/cancelled', { requestId: old });
    while (asked.at(-1).message.method !== 'notifications/cancelled') await pause(20);
    assert.equal(asked.at(-1).message.params.requestId, old);

    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    const now = host.begin('tools/call', { name: 'größer', _meta });
    while (asked.at(-1).message.id !== now) await pause(20);
    const call = asked.at(-1);
    assert.equal(call.headers['mcp-method'], 'tools/call');
    assert.equal(call.headers['mcp-name'], '=?base64?Z3LDtsOfZXI=?=');
    assert.equal(call.headers['mcp-protocol-version'], '2026-07-28');
    host.notify('notifications/cancelled', { requestId: now });
    while (!call.left) await pause(20);
    assert.equal(asked.at(-1), call, 'it told it by a message as well');
    assert.equal(await host.end(), 0);
    assert.ok(!host.heard.some(({ id }) => id === old || id === now), 'answered what was cancelled');
    assert.doesNotMatch(host.err, /tools\/call/);
  });
  await step('repeated by a header what a tool wants repeated, listed before or not', async () => {
    const properties = { region: { type: 'string', 'x-mcp-header': 'Region' } };
    const tools = [{ name: 'sell', inputSchema: { type: 'object', properties } }];
    const { url, asked } = await stranger(({ request, response, message }) => {
      if (message.method === 'tools/list') {
        return response.writeHead(200, json).end(result(message.id, { tools }));
      }
      if (request.headers['mcp-param-region'] === 'North') {
        return response.writeHead(200, json).end(result(message.id, { content: [] }));
      }
      const missing = { jsonrpc: '2.0', id: message.id, error: { code: -32020, message: 'missing' } };
      return response.writeHead(400, json).end(JSON.stringify(missing));
    });
    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    const call = { name: 'sell', arguments: { region: 'North' }, _meta };
    const host = at(url);
    assert.deepEqual((await host.ask('tools/call', call)).result, { content: [] });
    assert.equal(asked.length, 3);
    assert.deepEqual((await host.ask('tools/call', call)).result, { content: [] });
    assert.equal(asked.length, 4);
    // What cannot be mended is told as the server told it.
    const without = { ...call, arguments: {} };
    assert.equal((await host.ask('tools/call', without)).error.code, -32020);
  });
  await step('answered what was in flight when stdin ended, and left in time', async () => {
    const { url, asked } = await stranger(async ({ response, message }) => {
      if (message.params.name === 'slow') return;
      await pause(300);
      response.writeHead(200, json).end(result(message.id));
    });
    const host = at(url);
    const quick = host.begin('tools/call', { name: 'quick' });
    const slow = host.begin('tools/call', { name: 'slow' });
    while (asked.length < 2) await pause(20);
    const since = Date.now();
    assert.equal(await host.end(), 0);
    assert.ok(Date.now() - since < 2_000, 'a host would have killed it');
    assert.ok(await host.answer(quick));
    assert.ok(!host.heard.some(({ id }) => id === slow));
    assert.equal(asked.at(-1).message.method, 'notifications/cancelled');

    const other = at(url);
    other.begin('tools/call', { name: 'slow' });
    while (asked.at(-1).message.method !== 'tools/call') await pause(20);
    other.process.kill('SIGTERM');
    assert.equal(await other.closed, 0);
  });
});
