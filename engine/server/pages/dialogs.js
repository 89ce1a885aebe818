// Questions that a decision asks. Each gives a promise of the answer, or of null
// where it was left with Esc, or with its page.
import {h} from '/dom.js';
import {life} from '/life.js';
import {colourOf} from '/turns.js';
import {t} from '/words.js';

// `build(done)` gives the content; `done(answer)` closes; `shown()` is called when it can be seen.
function ask(title, build, shown = () => {}) {
  return new Promise((resolve) => {
    let answer = null;
    const dialog = h('dialog', {'aria-label': title});
    const done = (given) => { answer = given; dialog.close(); };
    dialog.append(h('h2', {}, title), ...[build(done)].flat());
    dialog.addEventListener('close', () => { dialog.remove(); resolve(answer); });
    life().addEventListener('abort', () => done(null), {once: true});
    document.body.append(dialog);
    dialog.showModal();
    shown();
  });
}

const buttons = (done, ...own) =>
  h('div', {class: 'buttons'}, own, h('button', {type: 'button', class: 'plain', onclick: () => done(null)}, t('cancel'), h('kbd', {'aria-hidden': 'true'}, 'Esc')));

// The word of a reason, or text of one's own; "" for none.
export function askReason(reasons) {
  return ask(t('why.reject'), (done) => {
    const own = h('input', {type: 'text', name: 'reason', maxlength: 2000, 'aria-label': t('own.words'), placeholder: t('own.words')});
    const list = h('ol', {class: 'choices'}, reasons.map((reason, index) =>
      h('li', {}, h('button', {type: 'button', onclick: () => done(reason.word), autofocus: index === 0},
        h('kbd', {'aria-hidden': 'true'}, index + 1), reason.meaning))));
    const form = h('form', {onsubmit: (event) => { event.preventDefault(); done(own.value.trim()); }},
      list, h('label', {class: 'own'}, own),
      buttons(done, h('button', {type: 'submit'}, t('reject')), h('button', {type: 'button', class: 'plain', onclick: () => done('')}, t('without.reason'), h('kbd', {'aria-hidden': 'true'}, '0'))));
    form.addEventListener('keydown', (event) => {
      if (event.target === own || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === '0') done('');
      const reason = reasons[Number(event.key) - 1];
      if (!reason && event.key !== '0') return;
      event.preventDefault();
      if (reason) done(reason.word);
    });
    return form;
  });
}

// The id of a code.
export function askCode(codes, current) {
  // As high as it begins, so that nothing moves while somebody types; the current code in sight.
  function settle() {
    const list = document.querySelector('.choices.codes');
    list.style.setProperty('min-height', `${list.offsetHeight}px`);
    list.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest'});
  }
  return ask(t('which.code'), (done) => {
    let shown = [];
    let at = 0;
    const list = h('ul', {class: 'choices codes', role: 'listbox', id: 'codes', 'aria-label': t('which.code')});
    const input = h('input', {type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'codes', 'aria-autocomplete': 'list', autocomplete: 'off', placeholder: t('type.code'), 'aria-label': t('type.code')});
    function mark() {
      [...list.children].forEach((item, index) => {
        item.setAttribute('aria-selected', String(index === at));
        if (index === at) {
          item.scrollIntoView({block: 'nearest'});
          input.setAttribute('aria-activedescendant', item.id);
        }
      });
    }
    function narrow() {
      const wanted = input.value.trim().toLowerCase();
      shown = [...codes.values()].filter((code) => `${code.id} ${code.label}`.toLowerCase().includes(wanted));
      at = Math.max(0, shown.findIndex((code) => code.id === current));
      if (wanted) at = 0;
      list.replaceChildren(...(shown.length
        ? shown.map((code, index) => h('li', {role: 'option', id: `code-${index}`, colour: colourOf(codes, code.id), class: code.id.includes('.') ? 'sub' : null, onclick: () => done(code.id)},
          h('span', {class: 'label'}, code.label), h('code', {}, code.id)))
        : [h('li', {class: 'nothing'}, t(codes.size ? 'no.code' : 'no.codebook'))]));
      mark();
    }
    input.addEventListener('input', narrow);
    input.addEventListener('keydown', (event) => {
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (step) {
        event.preventDefault();
        at = Math.min(Math.max(at + step, 0), shown.length - 1);
        mark();
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (shown[at]) done(shown[at].id);
      }
    });
    narrow();
    return [input, list, buttons(done)];
  }, settle);
}

export function askMemo(about) {
  return ask(t('memo.on', about), (done) => {
    const text = h('textarea', {rows: 5, maxlength: 20000, 'aria-label': t('memo')});
    const form = h('form', {onsubmit: (event) => { event.preventDefault(); if (text.value.trim()) done(text.value.trim()); }},
      text, buttons(done, h('button', {type: 'submit'}, t('store'), h('kbd', {'aria-hidden': 'true'}, 'Ctrl+Enter'))));
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    return form;
  });
}

// Single keys may be turned off by who speaks to the computer (WCAG 2.1.4).
const kKeysOff = 'duiding.keys.off';
export const keysAreOn = () => localStorage.getItem(kKeysOff) === null;

// `keys`: [[key, name of what it does], …] of the page; `mouse`: what the mouse does there.
export function showHelp(keys, mouse = null) {
  return ask(t('keys'), (done) => [
    h('dl', {class: 'keys'}, [...keys, ['?', 'key.help']].map(([key, what]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, t(what))))),
    mouse ? h('p', {}, t(mouse)) : '',
    h('label', {class: 'check'}, h('input', {type: 'checkbox', checked: keysAreOn(), onchange: (event) => {
      if (event.target.checked) localStorage.removeItem(kKeysOff);
      else localStorage.setItem(kKeysOff, '1');
    }}), t('keys.on')),
    h('div', {class: 'buttons'}, h('button', {type: 'button', autofocus: true, onclick: () => done(null)}, t('close'))),
  ]);
}

export const helpButton = (show) =>
  h('button', {type: 'button', class: 'plain', 'aria-keyshortcuts': '?', onclick: show}, t('help'), h('kbd', {'aria-hidden': 'true'}, '?'));
