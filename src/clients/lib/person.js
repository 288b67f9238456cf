/** A person at a real browser: signs in with e-mail and password, then allows or cancels. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { account } from './gate.js';
import { atEnd } from './story.js';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP chat.openai.com ~NOTFOUND',
];

export async function openBrowser() {
  if (!existsSync(path)) {
    throw new Error(`There is no ${path}. Install it: apt-get install -y chromium`);
  }
  const browser = await chromium.launch({ executablePath: path, args: flags });
  atEnd(() => browser.close());
  return browser;
}

export async function aPerson() {
  const browser = await openBrowser();
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(20_000);
  const sent = [];
  page.on('request', (request) => request.isNavigationRequest() && sent.push(request.url()));
  return { answer: (url, decision) => answer({ page, sent }, String(url), decision) };
}

/** Follows the pages from the authorization URL until the browser is sent back to the client. */
async function answer({ page, sent }, url, decision = 'allow') {
  const target = new URL(url).searchParams.get('redirect_uri');
  const back = () => sent.find((address) => address.startsWith(target));
  const pages = [];
  sent.length = 0;
  // Where the client's site is not to be reached from here, it is enough to be sent there.
  await page.goto(url).catch((reason) => {
    if (!back()) throw reason;
  });
  while (!back()) {
    if (pages.length > 4) throw new Error(`The pages go round in circles: ${pages}`);
    pages.push(await answerPage(page, decision));
  }
  return { pages, landed: new URL(back()).searchParams };
}

async function answerPage(page, decision) {
  if (await page.locator('[name=email]').count()) {
    await signIn(page);
    return 'sign-in';
  }
  const button = page.locator(`button[name=decision][value=${decision}]`);
  if (await button.count()) {
    await thenLoaded(page, () => button.click());
    return 'consent';
  }
  throw new Error(`Neither sign-in nor consent at ${page.url()}:\n${await page.innerText('body')}`);
}

export async function signIn(page, { email, password } = account) {
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await press(page, 'Sign in');
}

/** Presses a form's button and waits for the page that answers it. */
export async function press(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  await thenLoaded(page, () => button.click());
}

async function thenLoaded(page, act) {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
}
