// Frequencies and co-occurrences, each number with the passages behind it.
import {get} from '/api.js';
import {bars, figure, matrix, network} from '/charts.js';
import {h, main, replace} from '/dom.js';
import {readAddress} from '/transcripts.js';
import {colourOf, labelOf, roleName} from '/turns.js';
import {count, has, number, t} from '/words.js';

// What can be chosen, the usual first; attributes of the study's transcripts come to `by`.
const kChoices = {
  by: ['code', 'subcode', 'transcript', 'speaker', 'role'],
  layer: ['suggested', 'reviewed', 'final'],
  tier: ['all', 'precise', 'hint'],
  voice: ['own', 'all'],
  within: ['sentence', 'turn', 'transcript', 'overlap', 'tokens:20'],
  level: ['code', 'subcode'],
};

// More than these cannot be read in a figure.
const kMostBars = 60;
const kMostCodes = 12;
const kMostPairs = 30; // of which those that never meet have a place too

export async function showReport({go, address}) {
  const state = {};
  for (const [name, values] of Object.entries(kChoices)) state[name] = address.searchParams.get(name) || values[0];
  const behind = ['code', 'code2', 'transcript', 'speaker', 'role', 'attribute', 'value', 'voices'].filter((name) => address.searchParams.has(name));

  // The address of this report with other choices, or with the passages behind a number.
  function reportAddress(changes = {}, passages = {}) {
    const query = new URLSearchParams();
    for (const [name, values] of Object.entries(kChoices)) {
      const value = changes[name] ?? state[name];
      if (value !== values[0]) query.set(name, value);
    }
    for (const [name, value] of Object.entries(passages)) query.set(name, value);
    return query.size ? `/report?${query}` : '/report';
  }

  const selection = {layer: state.layer, tier: state.tier, voice: state.voice};
  const frequencyQuery = {by: state.by, ...selection};
  const pairQuery = {within: state.within, by: state.level, ...selection};
  const [frequencies, pairs, {codes: list, transcripts}] = await Promise.all([
    get('/api/frequencies', frequencyQuery), get('/api/cooccurrence', pairQuery), get('/api/transcripts')]);
  const codes = new Map(list.map((code) => [code.id, code]));

  const attributes = [...new Set(transcripts.flatMap((row) => Object.keys(row.attributes)))].sort();
  const attribute = state.by.startsWith('attribute:') ? state.by.slice('attribute:'.length) : null;
  function choices(name) {
    const all = name === 'by' ? [...kChoices.by, ...attributes.map((key) => `attribute:${key}`)] : kChoices[name];
    return all.includes(state[name]) ? all : [...all, state[name]];
  }
  function nameOfChoice(name, value) {
    if (value.startsWith('attribute:')) return value.slice('attribute:'.length);
    if (value.startsWith('tokens:')) return t('within.tokens', number(Number(value.slice('tokens:'.length))));
    if (value === 'all') return t('all');
    return has(`${name}.${value}`) ? t(`${name}.${value}`) : value;
  }

  const select = (name) => h('label', {}, t(`choose.${name}`),
    h('select', {name, onchange: (event) => go(reportAddress({[name]: event.target.value}))},
      choices(name).map((value) => h('option', {value, selected: value === state[name]}, nameOfChoice(name, value)))));

  const groupOf = (row) => (state.by === 'speaker' ? {transcript: row.transcript, speaker: row.speaker ?? ''} : state.by === 'transcript' ? {transcript: row.transcript} : state.by === 'role' ? {role: row.role ?? ''} : attribute === null ? {} : row[state.by] ? {attribute, value: row[state.by]} : {attribute});
  const passagesOf = (row, more = {}) => reportAddress({}, {code: row.code, ...groupOf(row), ...more});
  const isByCode = state.by === 'code' || state.by === 'subcode';
  // What a row is about beside its code.
  const groupName = (row) => (state.by === 'role' ? roleName(row.role ?? '') : attribute === null ? Object.values(groupOf(row)).join(' · ') || '–' : row[state.by] || t('without', attribute));
  const nameOf = (row) => (isByCode ? labelOf(codes, row.code) : `${labelOf(codes, row.code)} · ${groupName(row)}`);
  const rate = (row) => (row.per_1000_words === null ? '–' : row.per_1000_words.toLocaleString(document.documentElement.lang, {minimumFractionDigits: 2, maximumFractionDigits: 2}));

  // What stands above a table: what it is of, and of which codings.
  const codingsOf = ({decided, suggestions}) => [t('layer.of', nameOfChoice('layer', state.layer)), t('totals.decided', number(decided), count('suggestions', suggestions)),
    ...['tier', 'voice'].filter((name) => state[name] !== kChoices[name][0]).map((name) => `${t(`choose.${name}`).toLowerCase()}: ${nameOfChoice(name, state[name])}`)].join(' · ');
  const frequencyTitle = isByCode ? t('frequencies.by', nameOfChoice('by', state.by)) : t('frequencies.by', `${t('by.code')} ${t('and')} ${nameOfChoice('by', state.by)}`);
  const pairTitle = t(state.level === 'subcode' ? 'pairs.subcode' : 'pairs.code', nameOfChoice('within', state.within));

  const counted = frequencies.rows.filter((row) => row.codings > 0 || state.by === 'code');
  const barRows = counted.slice(0, kMostBars).map((row) => ({name: nameOf(row), colour: colourOf(codes, row.code), value: row.per_1000_words ?? 0, note: `${number(row.codings)} · ${rate(row)} ${t('per.1000')}`, href: passagesOf(row)}));

  const head = (text, attributes = {}) => h('th', {scope: 'col', ...attributes}, text);
  const link = (href, value) => h('td', {class: 'number'}, value ? h('a', {href}, number(value)) : number(value ?? 0));
  const of = (href, value, all) => h('td', {class: 'number'}, value ? h('a', {href}, `${number(value)}/${number(all)}`) : `${number(value)}/${number(all)}`);
  const frequencyTable = h('table', {},
    h('thead', {}, h('tr', {}, head(t('filter.code')), isByCode ? null : head(nameOfChoice('by', state.by)),
      head(t('codings'), {class: 'number'}), head(t('page.transcripts'), {class: 'number'}), head(t('speakers.short'), {class: 'number'}), head(t('per.1000'), {class: 'number'}), head(t('other.voices'), {class: 'number'}))),
    h('tbody', {}, frequencies.rows.map((row) => h('tr', {},
      h('th', {scope: 'row'}, labelOf(codes, row.code), ' ', h('code', {}, row.code)),
      isByCode ? null : h('td', {}, groupName(row)),
      link(passagesOf(row), row.codings), of(passagesOf(row), row.transcripts, row.transcripts_n), of(passagesOf(row), row.speakers, row.speakers_n), h('td', {class: 'number'}, rate(row)), link(passagesOf(row, {voices: 'other'}), row.other_voices)))));

  // Pairs among the codes that meet anything, at most as many as can be read.
  const meeting = pairs.rows.filter((row) => row.n12 > 0);
  const most = new Map();
  for (const row of pairs.rows) {
    most.set(row.code1, Math.max(most.get(row.code1) ?? 0, row.n1));
    most.set(row.code2, Math.max(most.get(row.code2) ?? 0, row.n2));
  }
  const inFigure = [...most.keys()].filter((id) => pairs.rows.length < kMostPairs || meeting.some((row) => row.code1 === id || row.code2 === id))
    .sort((a, b) => most.get(b) - most.get(a)).slice(0, kMostCodes);
  const shownCodes = [...codes.keys()].filter((id) => inFigure.includes(id)).map((id) => ({id, name: labelOf(codes, id), colour: colourOf(codes, id), n: most.get(id), href: reportAddress({}, {code: id})}));
  const shownPairs = pairs.rows.filter((row) => inFigure.includes(row.code1) && inFigure.includes(row.code2)).map((row) => ({
    a: row.code1, b: row.code2, nameA: labelOf(codes, row.code1), nameB: labelOf(codes, row.code2), n12: row.n12, share: row.c_coefficient,
    href: reportAddress({}, {code: row.code1, code2: row.code2})}));
  const figures3 = (value) => (value === null ? '–' : value.toLocaleString(document.documentElement.lang, {maximumFractionDigits: 3}));
  const pairTable = h('table', {},
    h('thead', {}, h('tr', {}, head(t('codes')), ['n1', 'n2', 'n12', 'n', 'c', 'phi', 'NPMI'].map((text) => head(text, {class: 'number'})))),
    h('tbody', {}, meeting.sort((a, b) => b.n12 - a.n12).map((row) => h('tr', {},
      h('th', {scope: 'row'}, labelOf(codes, row.code1), ' × ', labelOf(codes, row.code2)),
      link(reportAddress({}, {code: row.code1}), row.n1), link(reportAddress({}, {code: row.code2}), row.n2),
      link(reportAddress({}, {code: row.code1, code2: row.code2}), row.n12),
      [row.n, row.c_coefficient, row.phi, row.npmi].map((value) => h('td', {class: 'number'}, figures3(value)))))));

  // What a figure leaves out, and where it is.
  const barsNote = counted.length > kMostBars ? t('figure.rows', number(kMostBars), number(counted.length)) : counted.length < frequencies.rows.length ? t('figure.coded') : null;
  const codesNote = shownCodes.length < most.size ? t('figure.codes', number(shownCodes.length), number(most.size)) : null;

  const csv = (path, query) => h('a', {href: `${path}?${new URLSearchParams({...query, format: 'csv'})}`, download: true, class: 'button'}, t('save.csv'));
  const notes = (table) => h('ul', {class: 'note'}, table.notes.map((note) => h('li', {}, note)));
  const scroll = (name, content) => h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name}, content);

  replace(main(), h('div', {class: 'wide'},
    h('h1', {}, t('page.report')),
    behind.length ? await passagesSection() : null,
    h('form', {class: 'filters', 'aria-label': t('filter'), onsubmit: (event) => event.preventDefault()}, select('layer'), select('tier'), select('voice'), select('by'), select('within'), select('level')),
    h('section', {'aria-labelledby': 'frequencies'},
      h('h2', {id: 'frequencies'}, frequencyTitle),
      h('p', {class: 'summary'}, codingsOf(frequencies)),
      barRows.length ? figure(bars(barRows, frequencyTitle), 'frequencies', t('figure.bars'), barsNote) : null,
      h('details', {open: barRows.length === 0 || frequencies.rows.length < 40}, h('summary', {}, t('as.table')), scroll(t('as.table'), frequencyTable)),
      csv('/api/frequencies', frequencyQuery), notes(frequencies)),
    h('section', {'aria-labelledby': 'pairs'},
      h('h2', {id: 'pairs'}, pairTitle),
      h('p', {class: 'summary'}, codingsOf(pairs)),
      shownPairs.length
        ? [figure(matrix(shownCodes, shownPairs, pairTitle), 'matrix', t('figure.matrix'), codesNote), figure(network(shownCodes, shownPairs, pairTitle), 'network', t('figure.network'), codesNote)]
        : h('p', {}, t(pairs.rows.length ? 'no.meeting' : 'no.pairs')),
      meeting.length ? h('details', {}, h('summary', {}, t('as.table')), scroll(t('codes'), pairTable)) : null,
      csv('/api/cooccurrence', pairQuery), notes(pairs))));
  scrollTo(0, 0);

  async function passagesSection() {
    const query = {...selection, within: state.within};
    for (const name of behind) query[name === 'voices' ? 'voice' : name] = address.searchParams.get(name);
    const {found, codings} = await get('/api/passages', query);
    const about = behind.filter((name) => name !== 'attribute' || !behind.includes('value'))
      .map((name) => (name.startsWith('code') ? labelOf(codes, query[name]) : name === 'attribute' ? t('without', query[name]) : name === 'role' ? roleName(query[name]) : name === 'voices' ? t('other.voices') : query[name])).join(' · ');
    return h('section', {class: 'passages', 'aria-labelledby': 'passages'},
      h('h2', {id: 'passages'}, t('passages.of', about, count('codings', found))),
      h('a', {href: reportAddress()}, t('close')),
      h('ul', {}, codings.map((coding) => h('li', {colour: colourOf(codes, coding.code)},
        h('a', {href: readAddress(coding.transcript, `?coding=${coding.id}`)}, coding.text),
        h('span', {class: 'note'}, ` ${labelOf(codes, coding.code)} · ${coding.transcript} · ${coding.speaker ?? '–'} (${roleName(coding.role)})`)))),
      codings.length < found ? h('p', {class: 'note'}, t('first.of', number(codings.length), number(found))) : h('p', {class: 'note'}, t('passages.note')));
  }
}
