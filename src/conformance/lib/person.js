/** A person at a browser without scripts, who signs in, agrees, and follows where it leads. */

export async function signInAndAllow(address, { email, password }) {
  const browser = newBrowser();
  let page = await browser.follow(address);
  for (let pages = 0; pages < 4 && page.isOurs; pages++) {
    const asked = page.text.includes('name="password"') ? { email, password } : { decision: 'allow' };
    const action = asked.email ? '/oauth/sign-in' : '/oauth/consent';
    const form = { i: field(page.text, 'i'), csrf: field(page.text, 'csrf'), ...asked };
    page = await browser.follow(new URL(action, address), new URLSearchParams(form));
  }
  if (page.isOurs) throw new Error(`The pages go round in circles, at ${page.url}:\n${page.text}`);
}

function field(html, name) {
  return html.match(new RegExp(`name="${name}"\\s+value="([^"]*)"`))?.[1] ?? '';
}

function newBrowser() {
  const cookies = new Map();
  async function load(url, form) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(url, { method: form ? 'POST' : 'GET', body: form, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      cookies.set(name, value);
    }
    return answer;
  }
  async function follow(address, form) {
    const home = new URL(address).origin;
    let url = new URL(address);
    let answer = await load(url, form);
    while (answer.headers.has('location')) {
      url = new URL(answer.headers.get('location'), url);
      answer = await load(url);
    }
    return { url, isOurs: url.origin === home, text: await answer.text() };
  }
  return { follow };
}
