/* Comforts only: every page works without this file. */
(() => {
  'use strict';

  const button = (label) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = label;
    return made;
  };

  for (const input of document.querySelectorAll('input[data-show]')) {
    const toggle = button('Show');
    toggle.setAttribute('aria-label', 'Show password');
    toggle.setAttribute('aria-controls', input.id);
    toggle.addEventListener('click', () => {
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      toggle.textContent = shown ? 'Show' : 'Hide';
      toggle.setAttribute('aria-label', shown ? 'Show password' : 'Hide password');
    });
    /* A browser offers to remember a password only while its field says that it is one. */
    input.form.addEventListener('submit', () => { input.type = 'password'; });
    const row = document.createElement('div');
    row.className = 'with';
    input.replaceWith(row);
    row.append(input, toggle);
    if (input.autofocus) input.focus();
  }

  const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of document.querySelectorAll('time[datetime]')) {
    time.title = time.textContent;
    time.textContent = local.format(new Date(time.dateTime));
  }

  const said = document.createElement('div');
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  document.body.append(said);

  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll('[data-copy]')) {
    const copy = button('Copy');
    copy.classList.add('small');
    copy.setAttribute('aria-label', 'Copy ' + text.dataset.copy);
    copy.addEventListener('click', async () => {
      const done = await navigator.clipboard.writeText(text.textContent.trim()).then(() => true, () => false);
      copy.textContent = done ? 'Copied' : 'Not copied';
      said.textContent = done ? 'Copied ' + text.dataset.copy : 'The browser did not allow to copy';
      setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
    });
    const row = document.createElement('div');
    row.className = 'copy';
    text.replaceWith(row);
    row.append(text, copy);
  }
})();
