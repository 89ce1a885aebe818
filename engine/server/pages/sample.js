// Sentences to be judged blind: what the machine made of them is not on this page,
// nor in what it is sent.
import {tellFailure} from '/alerts.js';
import {Queue, get, post} from '/api.js';
import {helpButton, keysAreOn, showHelp} from '/dialogs.js';
import {h, main, replace, say, warn} from '/dom.js';
import {colourOf} from '/turns.js';
import {number, t} from '/words.js';

const kKeys = [['1 … 9', 'key.code'], ['Enter', 'key.judge'], ['j', 'key.next.sentence'], ['k', 'key.previous.sentence']];
const help = () => showHelp(kKeys);

export async function showSample({go, address, signal}) {
  const id = address.searchParams.get('sample');
  return id ? judgeSample(id, Number(address.searchParams.get('unit')) || 0, signal) : chooseSample(go, signal);
}

async function chooseSample(go, signal) {
  const {samples} = await get('/api/samples');
  const size = h('input', {type: 'number', min: 10, max: 5000, value: 200, name: 'size'});
  async function draw(event) {
    event.preventDefault();
    try {
      const {sample} = await post('/api/draw', {size: Number(size.value)});
      if (!signal.aborted) go(`/sample?sample=${sample}`);
    } catch (error) {
      tellFailure(error);
    }
  }
  replace(main(), h('div', {class: 'wide narrow'},
    h('h1', {}, t('page.sample')),
    h('p', {}, t('sample.what')),
    samples.length ? h('ul', {class: 'samples'}, samples.map((each) => h('li', {},
      h('a', {href: `/sample?sample=${each.sample}`}, t('sample.of', each.at.slice(0, 10), each.codes.join(', '))), ' ',
      h('span', {class: 'note'}, t('n.of.m', number(each.judged), number(each.units)))))) : h('p', {}, t('no.samples')),
    h('form', {class: 'filters', onsubmit: draw}, h('label', {}, t('sample.size'), size), h('button', {type: 'submit'}, t('draw'))),
    h('p', {class: 'note'}, t('sample.decoys'))));
}

async function judgeSample(id, wanted, signal) {
  const data = await get('/api/sample', {sample: id});
  const {units, codes} = data;
  let at = Math.max(0, wanted ? units.findIndex((unit) => unit.unit === wanted) : units.findIndex((unit) => unit.codes === null));
  let given = new Set();
  const queue = new Queue();

  function showAt(index) {
    at = Math.min(Math.max(index, 0), units.length - 1);
    given = new Set(units[at]?.codes ?? []);
    history.replaceState(null, '', `/sample?sample=${id}&unit=${units[at]?.unit ?? ''}`);
    render();
    document.querySelector('.unit')?.focus();
  }

  // Goes on to the next sentence at once, so that what is pressed is about the one on the
  // screen; of a judgement that was not stored the sentence is open again.
  async function store() {
    const unit = units[at];
    const [chosen, seen] = [codes.map((code) => code.id).filter((code) => given.has(code)), unit.codes];
    unit.codes = chosen;
    const next = units.findIndex((each, index) => index > at && each.codes === null);
    const open = next >= 0 ? next : units.findIndex((each) => each.codes === null);
    showAt(open >= 0 ? open : at);
    try {
      const stored = await queue.add(() => post('/api/judge', {sample: data.sample, unit: unit.unit, codes: chosen, seen}));
      if (stored) return say(units.every((each) => each.codes !== null) && !queue.waiting ? t('all.judged') : t('judged', unit.unit));
      unit.codes = seen;
      warn(t('dropped'), '', 'dropped');
    } catch (error) {
      unit.codes = error.body?.codes ?? seen;
      tellFailure(error);
    }
    if (!signal.aborted) render();
  }

  function toggle(code) {
    if (given.has(code)) given.delete(code);
    else given.add(code);
    render();
  }

  const keyOf = (index) => (index < 9 ? String(index + 1) : null);

  function render() {
    const unit = units[at];
    if (!unit) return replace(main(), h('div', {class: 'wide narrow'}, h('h1', {}, t('page.sample')), h('p', {}, t('no.samples'))));
    const done = units.filter((each) => each.codes !== null).length;
    const isHere = main().contains(document.activeElement);
    const focused = document.activeElement?.dataset?.code ?? '';
    replace(main(), h('div', {class: 'wide narrow'},
      h('h1', {}, t('page.sample')),
      h('p', {class: 'summary'}, h('progress', {max: units.length, value: done, 'aria-label': t('progress')}), ' ', t('n.of.m', number(done), number(units.length)), ' · ', t('sentence.n', number(unit.unit)), unit.codes === null ? '' : ` · ${t('judged.already')}`),
      h('div', {class: 'unit', tabindex: '-1'},
        h('p', {class: 'around'}, unit.before.split('\n').map((line) => [line, h('br')])),
        h('p', {class: 'sentence'}, unit.text),
        h('p', {class: 'around'}, unit.after.split('\n').map((line) => [line, h('br')]))),
      h('fieldset', {class: 'codes'}, h('legend', {}, t('which.codes')),
        codes.map((code, index) => h('label', {class: `check${code.id.includes('.') ? ' sub' : ''}`, colour: colourOf(new Map(codes.map((each) => [each.id, each])), code.id)},
          h('input', {type: 'checkbox', 'data-code': code.id, checked: given.has(code.id), onchange: () => toggle(code.id)}),
          h('span', {}, code.label, code.brief ? h('span', {class: 'note'}, ` ${code.brief}`) : null, keyOf(index) ? h('kbd', {'aria-hidden': 'true'}, keyOf(index)) : null)))),
      h('div', {class: 'buttons'},
        h('button', {type: 'button', class: 'primary', onclick: store}, t(given.size ? 'store.codes' : 'store.none'), h('kbd', {'aria-hidden': 'true'}, 'Enter')),
        h('button', {type: 'button', class: 'plain', disabled: at === 0, onclick: () => showAt(at - 1)}, t('previous'), h('kbd', {'aria-hidden': 'true'}, 'k')),
        h('button', {type: 'button', class: 'plain', disabled: at === units.length - 1, onclick: () => showAt(at + 1)}, t('next'), h('kbd', {'aria-hidden': 'true'}, 'j')), helpButton(help))));
    if (isHere) (main().querySelector(`[data-code="${CSS.escape(focused)}"]`) ?? main().querySelector('.unit')).focus({preventScroll: true});
  }

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    if (event.key === '?') return help();
    const index = Number(event.key) - 1;
    const run = {Enter: store, j: () => showAt(at + 1), k: () => showAt(at - 1)}[event.key] ?? (codes[index] && index < 9 ? () => toggle(codes[index].id) : null);
    if (!run || (event.key === 'Enter' && event.target.matches?.('button, a'))) return;
    if (!keysAreOn()) return say(t('keys.off'));
    event.preventDefault();
    run();
  }
  showAt(at);
  document.addEventListener('keydown', press, {signal});
}
