// Which codings of a transcript are shown; the choice stands in the address.
import {h} from '/dom.js';
import {choiceOf} from '/turns.js';
import {has, t} from '/words.js';

export const kFilters = ['code', 'tier', 'voice', 'rule', 'status', 'coder'];

export const isUndecided = (coding) => coding.status === 'suggested';

export function readFilter(parameters) {
  const filter = {};
  for (const name of kFilters) filter[name] = parameters.get(name) ?? '';
  return filter;
}

const isUnder = (code, above) => code === above || code.startsWith(`${above}.`);

export function matches(filter, coding) {
  const {code, tier, voice, rule, status, coder} = filter;
  if (code && !isUnder(coding.code, code) && !(coding.was && isUnder(coding.was.code, code))) return false;
  if (tier && (coding.tier ?? 'none') !== tier) return false;
  if (voice && coding.voice !== voice) return false;
  if (rule && !coding.rules.some((each) => each.rule === rule)) return false;
  if (coder && coding.coder !== coder && !(coding.decided_by ?? '').split(', ').includes(coder)) return false;
  if (status === 'undecided') return isUndecided(coding);
  if (status === 'conflict') return coding.flags.includes('in_conflict');
  return !status || coding.status === status;
}

// What can be chosen for each filter: what the transcript has.
function choices(name, codings, codes) {
  const seen = new Set();
  for (const coding of codings) {
    if (name === 'rule') for (const each of coding.rules) seen.add(each.rule);
    else if (name === 'coder') for (const coder of [coding.coder, ...(coding.decided_by ?? '').split(', ')]) seen.add(coder);
    else if (name === 'tier') seen.add(coding.tier ?? 'none');
    else if (name === 'voice') seen.add(coding.voice);
    else if (name === 'code') for (const code of codes) if (isUnder(coding.code, code.id)) seen.add(code.id);
  }
  if (name === 'status') return ['undecided', 'accepted', 'rejected', 'changed', 'added', 'conflict'];
  if (name === 'code') return codes.map((code) => code.id).filter((id) => seen.has(id));
  seen.delete('');
  return [...seen].sort();
}

function labelOf(name, value, codes) {
  if (name === 'code') return choiceOf(codes.find((code) => code.id === value) ?? {id: value});
  const key = `${name}.${value}`;
  return has(key) ? t(key) : value;
}

export function filterBar(filter, codings, codes, onchange) {
  const select = (name) => {
    const values = choices(name, codings, codes);
    if (filter[name] && !values.includes(filter[name])) values.push(filter[name]);
    return h('label', {}, t(`filter.${name}`),
      h('select', {name, class: filter[name] ? 'set' : null, onchange: (event) => onchange({...filter, [name]: event.target.value})},
        h('option', {value: ''}, t('all')),
        values.map((value) => h('option', {value, selected: value === filter[name]}, labelOf(name, value, codes)))));
  };
  const any = kFilters.some((name) => filter[name]);
  return h('form', {class: 'filters', 'aria-label': t('filter'), onsubmit: (event) => event.preventDefault()},
    kFilters.map(select),
    any ? h('button', {type: 'button', class: 'plain', onclick: () => onchange(readFilter(new URLSearchParams()))}, t('filter.clear')) : null);
}
