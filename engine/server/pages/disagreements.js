// What coders contradict one another on, side by side, to be settled with a memo.
import {get, post} from '/api.js';
import {askCode, askMemo} from '/dialogs.js';
import {h, main, replace, say, warn} from '/dom.js';
import {readAddress} from '/transcripts.js';
import {colourOf, labelOf} from '/turns.js';
import {has, number, t} from '/words.js';

export async function showDisagreements({session}) {
  let codes = new Map();

  async function settle(row, coding, action) {
    const decision = {action, id: row.coding, seen: coding.seen};
    if (action === 'recode') {
      decision.code = await askCode(codes, row.code);
      if (!decision.code) return;
    }
    const memo = await askMemo(labelOf(codes, row.code));
    if (memo === null) return;
    decision.memo = memo;
    try {
      await post('/api/decide', {transcript: row.transcript, decisions: [decision]});
      say(t(`stored.${action}`, labelOf(codes, decision.code ?? row.code)));
    } catch (error) {
      warn(error.message || t('gone'), error.body?.hint ?? t('unknown.stored'), t('close'));
    }
    await load();
  }

  const side = (row, each) => h('td', {},
    h('strong', {}, each.coder), ' ', t(`act.${each.action}`),
    each.to_code && each.to_code !== row.code ? h('span', {}, ` → ${labelOf(codes, each.to_code)}`) : null,
    each.reason ? h('p', {class: 'note'}, t('because', each.reason)) : null);

  function item(row, coding) {
    const isMine = row.sides.some((each) => each.coder === session.coder);
    const act = (name) => h('button', {type: 'button', class: `act ${name}`, onclick: () => settle(row, coding, name)}, t(name));
    return h('article', {class: 'conflict-item', colour: colourOf(codes, row.code)},
      h('h2', {}, labelOf(codes, row.code), ' ', h('a', {class: 'note', href: readAddress(row.transcript, `?coding=${row.coding}`)}, row.transcript)),
      h('blockquote', {}, row.text),
      h('table', {}, h('tbody', {}, h('tr', {}, row.sides.map((each) => side(row, each))))),
      h('p', {class: 'note'}, t(isMine ? 'settle.mine' : 'settle.third')),
      coding ? h('div', {class: 'acts', role: 'group', 'aria-label': t('settle')}, act('accept'), act('reject'), act('recode')) : null);
  }

  async function load() {
    const data = await get('/api/conflicts');
    codes = new Map(data.codes.map((code) => [code.id, code]));
    const codings = new Map(data.codings.map((coding) => [coding.id, coding]));
    replace(main(), h('div', {class: 'wide narrow'},
      h('h1', {}, t('page.disagreements')),
      h('p', {class: 'summary'}, data.conflicts.length ? t('n.conflicts', number(data.conflicts.length)) : t('no.conflicts')),
      data.conflicts.map((row) => item(row, codings.get(row.coding)))));
    return data.head;
  }

  let known = await load();
  async function refresh(event) {
    if (event.detail === known || document.querySelector('dialog')) return;
    known = await load();
  }
  document.addEventListener('pulse', refresh);
  return () => document.removeEventListener('pulse', refresh);
}
