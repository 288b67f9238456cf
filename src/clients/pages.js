/** The sign-in and consent pages as a person sees them: desktop, phone and dark, each a picture. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { listenForCallback } from './lib/callback.js';
import { account, mcpUrl, outFolder } from './lib/gate.js';
import { openBrowser, signIn } from './lib/person.js';
import { step, story } from './lib/story.js';
import { Wallet } from './lib/wallet.js';

const views = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
};

await story('Pages', async () => {
  const asked = await step('asked for authorization', authorizationUrl);
  const browser = await openBrowser();
  for (const [view, options] of Object.entries(views)) {
    await step(`showed sign-in and consent, ${view}`, async () => {
      const page = await (await browser.newContext(options)).newPage();
      const complaints = listen(page);
      await page.goto(asked);
      await picture(page, 'sign-in', view);
      await signIn(page);
      await picture(page, 'consent', view);
      assert.match(await page.innerText('body'), /Meshgate acceptance/);
      assert.deepEqual(complaints, []);
    });
  }
  await step('refused a wrong password and said so', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(asked);
    await signIn(page, { ...account, password: `not ${account.password}` });
    assert.equal(await page.locator('[name=password]').inputValue(), '');
    assert.match(await page.innerText('body'), /not right|wrong|incorrect|match/i);
  });
});

async function authorizationUrl() {
  const wallet = new Wallet((await listenForCallback()).redirectUrl);
  const transport = new StreamableHTTPClientTransport(new URL(mcpUrl), { authProvider: wallet });
  await assert.rejects(new Client({ name: 'meshgate-pages', version: '1' }).connect(transport));
  return String(wallet.asked);
}

/** What a browser only tells its console: a script or style that the policy refused, a 404. */
function listen(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

async function picture(page, name, view) {
  await page.screenshot({ path: join(outFolder, `${name}-${view}.png`), fullPage: true });
  const [needed, given] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  assert.ok(needed <= given, `${name} is ${needed} wide on a screen of ${given}`);
}
