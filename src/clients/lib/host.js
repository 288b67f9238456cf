/**
 * A host of widgets (MCP Apps): a page that frames one in a sandbox, under the policy that hosts
 * give to a widget which asks for nothing, and the official AppBridge that speaks with it.
 */
import { AppBridge } from '@modelcontextprotocol/ext-apps/app-bridge';
import { atEnd } from './story.js';

export const extension = 'io.modelcontextprotocol/ui';
export const mimeType = 'text/html;profile=mcp-app';

const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; media-src 'self' data:; connect-src 'none'";

/** Opens a widget; `opened` are the links that it wanted open. */
export async function openWidget(browser, client, html, { theme = 'light', ...options } = {}) {
  const page = await (await browser.newContext({ colorScheme: theme, ...options })).newPage();
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));

  const opened = [];
  const bridge = new AppBridge(
    client,
    { name: 'meshgate-host', version: '1' },
    { openLinks: {}, serverTools: {} },
    { hostContext: { theme, displayMode: 'inline' } },
  );
  bridge.onopenlink = async ({ url }) => {
    opened.push(url);
    return {};
  };
  const greeted = new Promise((done) => (bridge.oninitialized = done));
  bridge.onsizechange = ({ height }) => page.evaluate((h) => window.fit(h), height);
  await bridge.connect(await wire(page));
  atEnd(() => bridge.close());
  await page.evaluate((frame) => window.frame(frame), guarded(html));
  await greeted;
  return { bridge, page, widget: page.frameLocator('iframe'), opened, complaints };
}

/** A picture of the whole widget, once its frame is as high as what is in it, and painted. */
export async function picture({ page, widget }, path) {
  const html = widget.locator('html');
  const height = await html.evaluate((root) => Math.ceil(root.offsetHeight));
  await page.waitForFunction((h) => document.querySelector('iframe').clientHeight >= h, height);
  await page.setViewportSize({ width: page.viewportSize().width, height });
  await html.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.screenshot({ path });
}

function guarded(html) {
  return html.replace(
    '<head>',
    `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** Carries what AppBridge says into the page, and what the frame says out of it. */
async function wire(page) {
  const transport = {
    start: async () => {},
    close: async () => transport.onclose?.(),
    send: (message) => page.evaluate((said) => window.say(said), message),
  };
  await page.exposeFunction('heard', (message) => transport.onmessage?.(message));
  await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width">
    <style>body { margin: 0 } iframe { width: 100%; border: 0 }</style>
    <iframe sandbox="allow-scripts" title="widget"></iframe>`);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    window.frame = (html) => (frame.srcdoc = html);
    window.say = (message) => frame.contentWindow.postMessage(message, '*');
    window.fit = (height) => (frame.style.height = `${height}px`);
    window.addEventListener('message', ({ source, data }) => {
      if (source === frame.contentWindow) window.heard(data);
    });
  });
  return transport;
}
