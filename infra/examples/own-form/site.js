// A form of your own for people who were invited with Latchkey: every step is one JSON call. The application has to list this
// site's origin in `allowed_origins`. The ticket comes in the fragment (#ticket=...), which no server sees.
'use strict';

const server = new URLSearchParams(location.search).get('server') ?? 'http://127.0.0.1:8787';
let ticket = new URLSearchParams(location.hash.slice(1)).get('ticket') ?? '';
let username = '';
let application = '';
let terms = '';

// Keeps the ticket in this tab, also when it is loaded again, and out of the address and of the history.
const remembered = sessionStorage.getItem('ticket');
if (ticket) sessionStorage.setItem('ticket', ticket);
else if (remembered) ticket = remembered;
if (location.hash) history.replaceState(null, '', location.pathname + location.search);

const find = (selector) => document.querySelector(selector);

/** Calls Latchkey. What it refuses is thrown: `code` is for programs, `detail` for people. */
async function call(path, body) {
  const response = await fetch(server + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

function show(id) {
  for (const section of document.querySelectorAll('section')) section.hidden = section.id !== id;
  find('#problem').textContent = '';
  find(`#${id} input:not([readonly]), #${id} button`)?.focus();
}

/** Shows what comes next, as every answer about a ticket says it. */
function proceed({ application: app, user, invitation, next }) {
  username = user.username;
  application = app.id;
  for (const place of document.querySelectorAll('[data-application]')) place.textContent = app.name;
  for (const place of document.querySelectorAll('[data-username]')) place.textContent = username;
  find('[data-username-field]').value = username;
  if (invitation.state === 'pending' && !next.code?.sent) return show('start');
  return step(next);
}

function step(next) {
  switch (next.step) {
    case 'email_otp':
    case 'sms_otp':
      find('[data-destination]').textContent = next.destination;
      find('#code').inputMode = next.code.digits_only ? 'numeric' : 'text';
      return next.code.sent ? show('code-section') : send('/v1/tickets/code', {});
    case 'phone':
      find('[data-destination]').textContent = next.destination ?? '';
      return show(next.code.sent ? 'code-section' : 'phone-section');
    case 'profile':
      find('[data-fields]').replaceChildren(...next.fields.flatMap(question));
      return show('profile');
    case 'terms':
      terms = next.terms.version;
      find('[data-terms]').href = next.terms.url;
      return show('terms');
    default:
      find('[data-least]').textContent = next.password.min_length;
      return show('password-section');
  }
}

/** A label and a field for a question of the profile. */
function question({ name, label, type, required, options = [] }) {
  const text = Object.assign(document.createElement('label'), { textContent: label, htmlFor: `field-${name}` });
  const field = document.createElement(type === 'choice' ? 'select' : 'input');
  Object.assign(field, { id: `field-${name}`, name, required });
  if (type === 'choice') field.append(...['', ...options].map((option) => new Option(option, option)));
  else field.type = { boolean: 'checkbox', date: 'date' }[type] ?? 'text';
  return [text, field];
}

/** Takes a step with the ticket and goes on to what is next. */
async function send(path, body) {
  proceed(await call(path, { ticket, ...body }));
}

/** Runs `work` when the form is sent, and tells what went wrong. */
function on(form, work) {
  find(form).addEventListener('submit', async (event) => {
    event.preventDefault();
    await attempt(work);
  });
}

async function attempt(work) {
  find('#problem').textContent = '';
  try {
    await work();
  } catch (problem) {
    if (problem.renew) show('renew');
    find('#problem').textContent = problem.detail ?? 'The server does not answer, or does not list this site.';
  }
}

const begin = () => send('/v1/tickets/validate', {});

on('#open form', () => {
  ticket = find('#link').value.trim().split('/i/').pop().split('#')[0];
  return begin();
});
on('#start form', async () => {
  const answer = await call('/v1/tickets/validate', { ticket });
  return step(answer.next);
});
on('#renew form', async () => {
  find('#renew p').textContent = (await call('/v1/tickets/renew', { ticket })).detail;
});
on('#code-form', () => send('/v1/tickets/verify', { code: find('#code').value }));
on('#again-form', () => send('/v1/tickets/code', {}));
on('#profile-form', () => {
  const answers = [...find('#profile-form').elements].filter(({ name }) => name)
    .map((field) => [field.name, field.type === 'checkbox' ? field.checked : field.value]);
  return send('/v1/tickets/profile', { profile: Object.fromEntries(answers.filter(([, answer]) => answer !== '')) });
});
on('#phone-section form', () => send('/v1/tickets/phone', { phone: find('#phone').value }));
on('#terms form', () => send('/v1/tickets/terms', { version: terms }));
on('#password-form', async () => {
  const password = find('#password').value;
  await call('/v1/tickets/password', { ticket, password, confirm: password });
  sessionStorage.removeItem('ticket');
  show('sign-in');
});
on('#sign-in-form', async () => {
  // The token is for your back end: it verifies it with the keys at /.well-known/jwks.json.
  await call('/v1/sign-in', { application, username, password: find('#sign-in-password').value });
  show('done');
});

if (ticket) attempt(begin);
else show('open');
