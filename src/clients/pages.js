/**
 * The pages of the authorization server as a person sees them, scripts off: from sign-up, sign-in
 * and consent back to an application on this computer. Each page leaves a picture of each view.
 */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { listenForCallback } from './lib/callback.js';
import { account, baseUrl, mcpUrl, outFolder } from './lib/gate.js';
import { openBrowser, press, signIn } from './lib/person.js';
import { step, story } from './lib/story.js';

const desktop = { viewport: { width: 1280, height: 800 } };
const views = {
  desktop,
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  dark: { ...desktop, colorScheme: 'dark' },
  scriptless: { ...desktop, javaScriptEnabled: false },
};

await story('Pages', async () => {
  const callback = await listenForCallback();
  const browser = await openBrowser();
  const asked = await step('registered and asked', () => authorizationUrl(callback, 'none'));
  for (const [view, options] of Object.entries(views)) {
    await step(`signed in, consented and came back to a loopback callback, ${view}`, async () => {
      const page = await open(browser, options, asked);
      await picture(page, 'sign-in', view);
      await signIn(page);
      await picture(page, 'consent', view);
      await assertMayLeadTo(page, callback);
      await press(page, 'Allow');
      assertLanded(page, callback);
      assert.deepEqual(page.complaints, []);
    });
  }
  await step('signed up and consented without scripts', async () => {
    const page = await open(browser, views.scriptless, asked);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await picture(page, 'sign-up', 'scriptless');
    await page.fill('[name=name]', 'Bea');
    await page.fill('[name=email]', `bea-${randomUUID()}@example.com`);
    await page.fill('[name=password]', account.password);
    await press(page, 'Create account');
    await press(page, 'Allow');
    assertLanded(page, callback);
  });
  await step('refused a wrong password and said so', async () => {
    const page = await open(browser, views.scriptless, asked);
    await signIn(page, { ...account, password: `not ${account.password}` });
    assert.equal(await page.locator('[name=password]').inputValue(), '');
    assert.match(await page.innerText('body'), /not right|wrong|incorrect|match/i);
  });
  await step('came back right after the sign-in where consent was remembered', async () => {
    const again = await authorizationUrl(callback, 'client_secret_basic');
    const first = await open(browser, desktop, again);
    await signIn(first);
    await press(first, 'Allow');
    assertLanded(first, callback);
    const second = await open(browser, desktop, again);
    await signIn(second);
    assertLanded(second, callback);
    assert.deepEqual(second.complaints, []);
  });
});

async function authorizationUrl({ redirectUrl }, method) {
  const answer = await fetch(`${baseUrl}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Meshgate pages',
      redirect_uris: [redirectUrl],
      token_endpoint_auth_method: method,
    }),
  });
  assert.equal(answer.status, 201);
  const { client_id } = await answer.json();
  return `${baseUrl}/oauth/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id,
    redirect_uri: redirectUrl,
    scope: 'mcp:read mcp:execute',
    resource: mcpUrl,
    state: 'here and back',
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
  })}`;
}

/** A page of a new browser profile: nobody is signed in. */
async function open(browser, options, url) {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(20_000);
  page.complaints = listen(page);
  await page.goto(url);
  return page;
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

/** Browsers hold `form-action` against the redirect that answers a form, too. */
async function assertMayLeadTo(page, { redirectUrl }) {
  const answer = await page.request.get(page.url());
  const policy = answer.headers()['content-security-policy'];
  const [, targets] = policy.match(/form-action ([^;]*)/);
  assert.deepEqual(targets.trim().split(/\s+/), ["'self'", new URL(redirectUrl).origin]);
}

function assertLanded(page, callback) {
  assert.ok(page.url().startsWith(callback.redirectUrl), `stayed at ${page.url()}`);
  const answer = callback.take();
  assert.ok(answer.get('code'), `no code, but ${answer.get('error')}`);
  assert.equal(answer.get('state'), 'here and back');
  assert.equal(answer.get('iss'), baseUrl);
}

async function picture(page, name, view) {
  await page.screenshot({ path: join(outFolder, `${name}-${view}.png`), fullPage: true });
  const [needed, given] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  assert.ok(needed <= given, `${name} is ${needed} wide on a screen of ${given}`);
}
