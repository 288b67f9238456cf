/**
 * MCP Apps: a host of widgets shows a task, its progress and what came of it. Beside our own
 * agents, which are quick, the gate has one that takes half a minute and offers `patience`.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { outFolder } from './lib/gate.js';
import { extension, mimeType, openWidget, picture } from './lib/host.js';
import { openBrowser } from './lib/person.js';
import { sdkV2 } from './lib/sdk-v2.js';
import { step, story } from './lib/story.js';
import { connected } from './lib/tour.js';

const uri = 'ui://meshgate/task';
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const question = {
  task: 'Which region has the highest revenue?',
  context: 'region,revenue\nNorth,120\nSouth,310\nWest,95\n',
};
const versionNegotiation = { mode: 'auto' };

const status = (widget, word) =>
  widget.getByRole('status').filter({ hasText: word }).waitFor();

await story('MCP Apps', async () => {
  const client = await step('connected as a client that draws widgets', () =>
    connected(
      sdkV2({
        versionNegotiation,
        capabilities: { extensions: { [extension]: { mimeTypes: [mimeType] } } },
      }),
    ),
  );
  await step('was told which tools have a widget, and which are for widgets alone', async () => {
    const tools = new Map((await client.listTools()).tools.map((tool) => [tool.name, tool]));
    for (const name of ['mesh_execute', 'submit_workflow']) {
      assert.equal(tools.get(name)._meta.ui.resourceUri, uri, name);
    }
    for (const name of ['show_task', 'cancel_task']) {
      assert.deepEqual(tools.get(name)._meta.ui.visibility, ['app'], name);
    }
  });
  const html = await step('read the widget', async () => {
    const { contents } = await client.readResource({ uri });
    assert.equal(contents[0].mimeType, mimeType);
    assert.deepEqual(contents[0]._meta.ui, { csp: {}, prefersBorder: true });
    return contents[0].text;
  });
  const browser = await openBrowser();
  const call = (name, args) => client.callTool({ name, arguments: args });

  for (const [view, options] of Object.entries({ light: {}, dark: { theme: 'dark' }, phone })) {
    await step(`saw a task's result, ${view}`, async () => {
      const shown = await openWidget(browser, client, html, options);
      const { bridge, widget, complaints } = shown;
      await bridge.sendToolInput({ arguments: question });
      await widget.getByRole('heading', { name: question.task }).waitFor();
      await bridge.sendToolResult(await call('mesh_execute', question));
      await status(widget, 'Done');
      await widget.locator('.result:not(.plain)').getByText('South').first().waitFor();
      await widget.getByText('Why this agent').click();
      await picture(shown, join(outFolder, `widget-task-${view}.png`));
      assert.deepEqual(complaints, []);
    });
  }
  await step('saw a task on its way and called it off', async () => {
    const shown = await openWidget(browser, client, html);
    const { bridge, widget, complaints } = shown;
    const slow = { task: 'Have patience', capabilities: ['patience'] };
    await bridge.sendToolInput({ arguments: slow });
    const result = call('mesh_execute', slow);
    await status(widget, 'Running');
    await widget.locator('progress[value]').waitFor();
    await picture(shown, join(outFolder, 'widget-running.png'));
    await widget.getByRole('button', { name: 'Cancel' }).click();
    await status(widget, 'Cancelled');
    const answer = await result;
    assert.ok(answer.isError, 'it was not called off');
    await bridge.sendToolResult(answer);
    await status(widget, 'Cancelled');
    assert.equal(await widget.getByRole('alert').count(), 0);
    assert.deepEqual(complaints, []);
  });
  await step('saw the steps of a workflow', async () => {
    const shown = await openWidget(browser, client, html);
    const { bridge, widget, complaints } = shown;
    const workflow = {
      workflow_type: 'sequential',
      payload: {
        steps: [
          { id: 'highest', ...question },
          { id: 'words', task: 'Name the key phrases.', context: '${steps.highest.result}' },
        ],
      },
    };
    await bridge.sendToolInput({ arguments: workflow });
    await bridge.sendToolResult(await call('submit_workflow', workflow));
    await widget.locator('summary').filter({ hasText: 'highest' }).click();
    await picture(shown, join(outFolder, 'widget-workflow.png'));
    assert.deepEqual(complaints, []);
  });
  await step('saw why nothing came of it', async () => {
    const shown = await openWidget(browser, client, html);
    const { bridge, widget } = shown;
    const impossible = { task: 'Translate this.', capabilities: ['translation'] };
    await bridge.sendToolInput({ arguments: impossible });
    await bridge.sendToolResult(await call('mesh_execute', impossible));
    await widget.getByRole('alert').getByText('translation').waitFor();
    await picture(shown, join(outFolder, 'widget-refused.png'));
  });
  await step('asked the host to open a link, and ran no script of a result', async () => {
    const { bridge, widget, opened } = await openWidget(browser, client, html);
    await bridge.sendToolInput({ arguments: question });
    await bridge.sendToolResult({
      content: [],
      structuredContent: {
        task_id: 'none',
        status: 'completed',
        result: '<img src=x onerror="document.title=1">',
        citations: [
          { title: 'A source', url: 'https://example.com/source', excerpt: 'It says so.' },
          { title: 'A trap', url: 'javascript:alert(1)', excerpt: '' },
        ],
      },
    });
    await widget.getByText('Sources').click();
    await widget.getByRole('link', { name: 'A source' }).click();
    assert.equal(await widget.getByRole('link').count(), 1);
    assert.equal(await widget.locator('img').count(), 0);
    for (let i = 0; i < 100 && opened.length === 0; i++) await new Promise((r) => setTimeout(r, 20));
    assert.deepEqual(opened, ['https://example.com/source']);
  });
  await step('showed models of other clients nothing that is for widgets', async () => {
    const other = await connected(sdkV2({ versionNegotiation }));
    const names = (await other.listTools()).tools.map((tool) => tool.name);
    assert.deepEqual(names.filter((name) => name.endsWith('_task')), []);
  });
});
