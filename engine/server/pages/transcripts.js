// The list of transcripts, and how far the review is.
import {onPulse} from '/alerts.js';
import {get} from '/api.js';
import {h, main, replace} from '/dom.js';
import {choiceOf, roleName} from '/turns.js';
import {count, number, t} from '/words.js';

export const readAddress = (name, parameters = '') => `/read/${encodeURIComponent(name)}${parameters}`;

export async function showTranscripts({session, address, signal}) {
  let data = await get('/api/transcripts');
  const state = {
    name: address.searchParams.get('name') ?? '',
    code: address.searchParams.get('code') ?? '',
    undecided: address.searchParams.has('undecided'),
    mine: address.searchParams.has('mine'),
  };

  function counts(row) {
    if (!state.code) return row;
    const sum = {suggestions: 0, decided: 0};
    for (const [code, of] of Object.entries(row.codes))
      if (code === state.code || code.startsWith(`${state.code}.`)) {
        sum.suggestions += of.suggestions;
        sum.decided += of.decided;
      }
    return {...row, ...sum};
  }

  function rows() {
    return data.transcripts.map(counts).filter((row) =>
      row.name.toLowerCase().includes(state.name.toLowerCase()) &&
      (!state.undecided || row.decided < row.suggestions) &&
      (!state.mine || row.assigned.includes(session.coder)));
  }

  function narrow() {
    const query = new URLSearchParams();
    if (state.name) query.set('name', state.name);
    if (state.code) query.set('code', state.code);
    if (state.undecided) query.set('undecided', '1');
    if (state.mine) query.set('mine', '1');
    history.replaceState(null, '', query.size ? `/?${query}` : '/');
    showRows();
  }

  const check = (name, label) =>
    h('label', {class: 'check'},
      h('input', {type: 'checkbox', checked: state[name], onchange: (event) => { state[name] = event.target.checked; narrow(); }}),
      label);

  // "interviewer: I 268 · nurse: P1 397, P2 287"; a label that is the role stands by itself.
  function speakersOf(row) {
    const byRole = new Map();
    for (const each of row.speakers) byRole.set(each.role, [...(byRole.get(each.role) ?? []), each]);
    return [...byRole].map(([role, all]) => {
      const names = all.map((each) => `${each.label || '–'} ${number(each.words)}`).join(', ');
      return all.every((each) => each.label.toLowerCase() === role) ? names : `${roleName(role)}: ${names}`;
    }).join(' · ');
  }

  function line(row) {
    const undecided = row.suggestions - row.decided;
    const query = state.code ? `?code=${encodeURIComponent(state.code)}` : '';
    return h('tr', {},
      h('th', {scope: 'row'}, h('a', {href: readAddress(row.name, query)}, row.name),
        Object.entries(row.attributes).map(([key, value]) => h('span', {class: 'attribute'}, `${key}: ${value}`))),
      h('td', {class: 'speakers'}, speakersOf(row)),
      h('td', {class: 'number'}, number(row.words)),
      h('td', {class: 'progress'},
        h('progress', {max: Math.max(row.suggestions, 1), value: row.suggestions ? row.decided : 0,
          'aria-label': t('progress')}),
        ' ', t('n.of.m', number(row.decided), number(row.suggestions))),
      h('td', {class: 'number'}, number(undecided),
        row.in_conflict ? h('span', {class: 'tag conflict'}, `${row.in_conflict} ${t('in.conflict')}`) : null),
      h('td', {class: 'number'}, number(row.added)));
  }

  const body = h('tbody');
  const summary = h('p', {class: 'summary', role: 'status'});

  function showRows() {
    const shown = rows();
    const focused = body.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    replace(body, shown.length ? shown.map(line) : h('tr', {}, h('td', {colspan: 6}, t(data.transcripts.length ? 'no.transcripts' : 'empty.study'))));
    if (focused !== null) [...body.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus({preventScroll: true});
    const sum = (name) => shown.reduce((total, row) => total + row[name], 0);
    const first = shown.find((row) => row.decided < row.suggestions);
    replace(summary, t('totals', number(sum('decided')), count('suggestions', sum('suggestions')), count('transcripts', shown.length)),
      first ? [' · ', h('a', {href: readAddress(first.name, state.code ? `?code=${encodeURIComponent(state.code)}` : '')}, t('start.reading', first.name))] : null);
  }

  const head = (key, attributes = {}) => h('th', {scope: 'col', ...attributes}, t(key));
  replace(main(),
    h('div', {class: 'wide'},
      h('h1', {}, t('page.transcripts')),
      summary,
      h('form', {class: 'filters', role: 'search', 'aria-label': t('filter'), onsubmit: (event) => event.preventDefault()},
        h('label', {}, t('filter.name'), h('input', {type: 'search', value: state.name, oninput: (event) => { state.name = event.target.value; narrow(); }})),
        h('label', {}, t('filter.code'),
          h('select', {onchange: (event) => { state.code = event.target.value; narrow(); }},
            h('option', {value: ''}, t('all')),
            data.codes.map((code) => h('option', {value: code.id, selected: code.id === state.code}, choiceOf(code))))),
        check('undecided', t('only.undecided')),
        data.transcripts.some((row) => row.assigned.length) ? check('mine', t('only.mine')) : null),
      h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('page.transcripts')},
        h('table', {class: 'transcripts'},
          h('thead', {}, h('tr', {}, head('transcript'), head('speakers'), head('words', {class: 'number'}), head('progress'), head('undecided', {class: 'number'}), head('added', {class: 'number'}))),
          body))));
  showRows();

  let known = data.head;
  onPulse(async (head) => {
    if (head === known) return;
    data = await get('/api/transcripts');
    known = data.head;
    showRows();
  }, signal);
}
