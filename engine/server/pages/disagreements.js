// What coders contradict one another on, and what they coded differently, each alone:
// side by side, to be settled with a memo.
import {onPulse, tellFailure} from '/alerts.js';
import {get, post} from '/api.js';
import {askCode, askMemo, helpButton, keysAreOn, showHelp} from '/dialogs.js';
import {reasonText} from '/details.js';
import {differenceItem, keyOf} from '/differences.js';
import {h, main, replace, say} from '/dom.js';
import {readAddress} from '/transcripts.js';
import {choiceOf, colourOf, labelOf} from '/turns.js';
import {number, t} from '/words.js';

const kKeys = [['j', 'key.next.difference'], ['k', 'key.previous.difference'], ['1 … 9', 'key.side'], ['a', 'accept'], ['r', 'reject'], ['c', 'recode']];
const help = () => showHelp(kKeys);
const kShown = ['coders', 'code', 'by']; // of the address: what is compared

export async function showDisagreements({session, go, address, signal}) {
  const query = {};
  for (const name of kShown) if (address.searchParams.get(name)) query[name] = address.searchParams.get(name);
  let at = address.searchParams.get('at') ?? '';
  let codes = new Map();
  let known = '';

  function addressOf(changes = {}) {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries({...query, ...changes})) if (value) parameters.set(name, value);
    return parameters.size ? `/disagreements?${parameters}` : '/disagreements';
  }

  const items = () => [...document.querySelectorAll('article.conflict-item')];
  const itemOf = (key) => items().find((item) => item.dataset.key === key);

  // Asks for a memo, stores, and goes to what is next.
  async function settle(key, transcript, label, decisions, told) {
    const memo = await askMemo(label);
    if (memo === null) return itemOf(key)?.focus();
    decisions[0].memo = memo;
    const index = items().findIndex((item) => item.dataset.key === key);
    try {
      await post('/api/decide', {transcript, decisions});
      say(told);
    } catch (error) {
      tellFailure(error);
    }
    if (signal.aborted) return;
    await load();
    const next = itemOf(key) ?? items()[index] ?? items().at(-1);
    (next ?? main()).focus();
  }

  // `more`: the borders of a move.
  async function settleConflict(row, coding, action, more = {}) {
    const decision = {action, id: row.coding, seen: coding.seen, ...more};
    if (action === 'recode') {
      decision.code = await askCode(codes, row.code);
      if (!decision.code) return itemOf(row.coding)?.focus();
    }
    return settle(row.coding, row.transcript, labelOf(codes, row.code), [decision], t(`stored.${action}`, labelOf(codes, decision.code ?? row.code)));
  }

  const choose = (row, side, decisions) =>
    settle(keyOf(row), row.transcript, labelOf(codes, row.code), decisions, t('agreed.with', labelOf(codes, row.code), side.coder));

  // The passage as this coder has its borders, to be taken over.
  function moved(row, coding, each, key) {
    const borders = {begin_cp: each.to_begin_cp, end_cp: each.to_end_cp};
    return [
      h('blockquote', {class: 'moved'}, each.to_text ?? ''),
      coding ? h('button', {type: 'button', class: 'act', 'data-key': key, 'aria-keyshortcuts': key, onclick: () => settleConflict(row, coding, 'move', borders)},
        t('take.borders', each.coder), h('kbd', {'aria-hidden': 'true'}, key)) : null];
  }

  const side = (row, coding, each, index) => h('div', {class: 'side'},
    h('p', {}, h('strong', {}, each.coder), ' ', t(`act.${each.action}`),
      each.to_code && each.to_code !== row.code ? ` → ${labelOf(codes, each.to_code)}` : null),
    each.reason ? h('p', {class: 'note'}, t('because', reasonText(each.reason, session.reasons))) : null,
    each.to_begin_cp === null ? null : moved(row, coding, each, String(index + 1)));

  function conflictItem(row, coding) {
    const isMine = row.sides.some((each) => each.coder === session.coder);
    const act = (name, key) => h('button', {type: 'button', class: `act ${name}`, 'data-key': key, 'aria-keyshortcuts': key, onclick: () => settleConflict(row, coding, name)}, t(name), h('kbd', {'aria-hidden': 'true'}, key));
    return h('article', {class: 'conflict-item', colour: colourOf(codes, row.code), tabindex: '-1', 'data-key': row.coding, 'aria-label': `${labelOf(codes, row.code)}, ${row.transcript}`},
      h('h2', {}, labelOf(codes, row.code), ' ', h('a', {class: 'note', href: readAddress(row.transcript, `?coding=${row.coding}`)}, row.transcript)),
      h('blockquote', {}, row.text),
      h('div', {class: row.sides.some((each) => each.to_text) ? 'sides' : 'sides brief'}, row.sides.map((each, index) => side(row, coding, each, index))),
      h('p', {class: 'note'}, t(isMine ? 'settle.mine' : 'settle.third')),
      coding ? h('div', {class: 'acts', role: 'group', 'aria-label': t('settle')}, act('accept', 'a'), act('reject', 'r'), act('recode', 'c')) : null);
  }

  // Which coders, which code, codes or sub-codes.
  function choices(found) {
    const compared = new Set(found.compared);
    const pick = (event) => {
      if (event.target.checked) compared.add(event.target.value);
      else compared.delete(event.target.value);
      const names = found.coders.filter((name) => compared.has(name));
      if (names.length < 2) return void (event.target.checked = true);
      return go(addressOf({coders: names.length === found.coders.length ? '' : names.join(',')}));
    };
    const select = (name, values) => h('label', {}, t(name === 'by' ? 'choose.compared' : 'filter.code'),
      h('select', {name, onchange: (event) => go(addressOf({[name]: event.target.value}))},
        values.map(([value, label]) => h('option', {value, selected: value === (query[name] ?? '')}, label))));
    return h('form', {class: 'filters', 'aria-label': t('filter'), onsubmit: (event) => event.preventDefault()},
      found.coders.length > 2 ? h('fieldset', {class: 'line'}, h('legend', {}, t('choose.coders')), found.coders.map((name) =>
        h('label', {class: 'check'}, h('input', {type: 'checkbox', value: name, checked: compared.has(name), onchange: pick}), name))) : null,
      select('code', [['', t('all')], ...[...codes.values()].map((code) => [code.id, choiceOf(code)])]),
      select('by', [['', t('level.code')], ['subcode', t('level.subcode')]]));
  }

  function differences(found) {
    if (found.coders.length < 2) return h('p', {}, t('one.coder'));
    const names = found.compared.join(', ');
    const codings = new Map(found.codings.map((coding) => [coding.id, coding]));
    return [
      choices(found),
      h('p', {class: 'summary'}, found.found ? t('n.differences', names, number(found.found)) : t('no.differences', names),
        found.disagreements.length < found.found ? ` (${t('first.of', number(found.disagreements.length), number(found.found))})` : null),
      found.assisted.length ? h('p', {class: 'note'}, t('assisted', found.assisted.join(', '))) : null,
      found.disagreements.map((row) => differenceItem(row, {codes, codings, coder: session.coder, choose}))];
  }

  async function load() {
    const [contradictions, found] = await Promise.all([get('/api/conflicts'), get('/api/disagreements', query)]);
    codes = new Map(contradictions.codes.map((code) => [code.id, code]));
    const codings = new Map(contradictions.codings.map((coding) => [coding.id, coding]));
    known = found.head;
    replace(main(), h('div', {class: 'wide disagreements'},
      h('h1', {}, t('page.disagreements')),
      contradictions.conflicts.length || found.found ? helpButton(help) : null,
      h('section', {'aria-labelledby': 'conflicts'}, h('h2', {id: 'conflicts'}, t('conflicts')),
        h('p', {class: 'summary'}, contradictions.conflicts.length ? t('n.conflicts', number(contradictions.conflicts.length)) : t('no.conflicts')),
        contradictions.conflicts.map((row) => conflictItem(row, codings.get(row.coding)))),
      h('section', {'aria-labelledby': 'differences'}, h('h2', {id: 'differences'}, t('differences')), differences(found))));
  }

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]') || event.target.closest?.('input, select, textarea')) return;
    if (event.key === '?') return help();
    const all = items();
    const current = document.activeElement?.closest('article.conflict-item') ?? itemOf(at);
    const step = {j: 1, k: -1}[event.key];
    const button = current?.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!step && !button) return;
    if (!keysAreOn()) return say(t('keys.off'));
    event.preventDefault();
    if (button) return button.click();
    const to = current ? all[all.indexOf(current) + step] : all[0];
    to?.focus();
    to?.scrollIntoView({block: 'nearest'});
  }

  // Where one is, is part of the address.
  function remember(event) {
    const key = event.target.closest?.('article.conflict-item')?.dataset.key;
    if (!key || key === at) return;
    at = key;
    history.replaceState(null, '', addressOf({at}));
  }

  await load();
  const first = at ? itemOf(at) : null;
  first?.focus();
  first?.scrollIntoView({block: 'center'});
  onPulse(async (head) => {
    if (head === known || document.querySelector('dialog[open]')) return;
    const was = document.activeElement?.closest('article.conflict-item')?.dataset.key;
    await load();
    if (was) itemOf(was)?.focus({preventScroll: true});
  }, signal);
  document.addEventListener('keydown', press, {signal});
  main().addEventListener('focusin', remember, {signal});
}
