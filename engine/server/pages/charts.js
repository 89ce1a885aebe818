// Figures as SVG, and saving them.
import {h, s} from '/dom.js';
import {number, t} from '/words.js';

const kInk = 'var(--ink)';
const kTilt = .87; // of names above columns, in radians
const kDarkest = .59; // of a cell: ink is readable on it, by day and by night

// Words cut to fit, with the whole of them as a title.
function label(text, x, y, width, attributes = {}) {
  const most = Math.max(4, Math.floor(width / 7));
  return s('text', {x, y, fill: kInk, 'font-size': 13, ...attributes}, s('title', {}, text), text.length > most ? `${text.slice(0, most - 1)}…` : text);
}

// Drawn in units of a pixel, and smaller where there is less room.
const drawing = (width, height, title, ...content) =>
  s('svg', {viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': title, class: 'figure', xmlns: 'http://www.w3.org/2000/svg', 'font-family': 'sans-serif'}, content);

// [{name, colour, value, note, href}] as bars, longest as wide as there is room.
export function bars(rows, title) {
  const longest = Math.max(...rows.map((row) => row.name.length), 0);
  const [left, width, line] = [Math.min(Math.max(longest * 7.2 + 24, 120), 330), 760, 30];
  const most = Math.max(...rows.map((row) => row.value), 1e-9);
  const room = width - left - 200;
  return drawing(width, rows.length * line + 10, title,
    rows.map((row, index) => {
      const y = index * line + 6;
      const long = Math.max(row.value > 0 ? 2 : 0, (row.value / most) * room);
      return s('a', {href: row.href},
        s('title', {}, `${row.name}: ${row.note}`),
        label(row.name, left - 10, y + 15, left - 20, {'text-anchor': 'end'}),
        s('rect', {x: left, y, width: long, height: line - 10, rx: 2, fill: row.colour, stroke: kInk, 'stroke-width': .5}),
        s('text', {x: left + long + 8, y: y + 15, fill: kInk, 'font-size': 13}, row.note));
    }));
}

// `pairs`: [{a, b, n12, share, href}]; shaded by share, with the counts.
export function matrix(codes, pairs, title) {
  const [cell, left, slant] = [54, 190, 175]; // slant: the length of the names above
  const top = Math.ceil(slant * Math.sin(kTilt)) + 14;
  const width = left + codes.length * cell + Math.ceil(slant * Math.cos(kTilt));
  const at = new Map(pairs.flatMap((pair) => [[`${pair.a}\n${pair.b}`, pair], [`${pair.b}\n${pair.a}`, pair]]));
  return drawing(width, top + codes.length * cell + 10, title,
    codes.map((code, index) => [
      label(code.name, left - 10, top + index * cell + cell / 2 + 4, left - 20, {'text-anchor': 'end'}),
      label(code.name, 0, 0, slant, {transform: `translate(${left + index * cell + cell / 2 + 4} ${top - 8}) rotate(${-kTilt * 180 / Math.PI})`})]),
    codes.map((one, row) => codes.map((other, column) => {
      const pair = at.get(`${one.id}\n${other.id}`);
      const [x, y] = [left + column * cell, top + row * cell];
      if (!pair) return s('rect', {x, y, width: cell - 2, height: cell - 2, fill: 'none', stroke: 'var(--line)', 'stroke-dasharray': one === other ? null : '3 3'});
      const shade = pair.share ?? 0;
      return s('a', {href: pair.href},
        s('title', {}, `${one.name} × ${other.name}: ${pair.n12}`),
        s('rect', {x, y, width: cell - 2, height: cell - 2, fill: '#1f5a8c', 'fill-opacity': .06 + kDarkest * Math.sqrt(shade), stroke: 'var(--line)'}),
        s('text', {x: x + cell / 2 - 1, y: y + cell / 2 + 4, 'text-anchor': 'middle', 'font-size': 13, fill: kInk}, number(pair.n12)));
    })));
}

// Codes on a ring, as large as they are frequent; lines as wide as they meet often.
export function network(codes, pairs, title) {
  const [width, height, radius] = [900, 520, 190];
  const most = Math.max(...codes.map((code) => code.n), 1);
  const widest = Math.max(...pairs.map((pair) => pair.n12), 1);
  const place = new Map(codes.map((code, index) => {
    const angle = (index / codes.length) * 2 * Math.PI - Math.PI / 2;
    return [code.id, {x: width / 2 + radius * 1.25 * Math.cos(angle), y: height / 2 + radius * Math.sin(angle), right: Math.cos(angle) > .2, left: Math.cos(angle) < -.2, below: Math.sin(angle) > 0}];
  }));
  return drawing(width, height, title,
    pairs.filter((pair) => pair.n12 > 0 && place.has(pair.a) && place.has(pair.b)).map((pair) => {
      const [a, b] = [place.get(pair.a), place.get(pair.b)];
      return s('a', {href: pair.href}, s('title', {}, `${pair.nameA} × ${pair.nameB}: ${pair.n12}`),
        s('line', {x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: kInk, 'stroke-opacity': .55, 'stroke-width': 1 + 9 * (pair.n12 / widest), 'stroke-linecap': 'round'}));
    }),
    codes.map((code) => {
      const {x, y, right, left, below} = place.get(code.id);
      const size = 6 + 18 * Math.sqrt(code.n / most);
      const anchor = right ? 'start' : left ? 'end' : 'middle';
      const dx = right ? size + 6 : left ? -size - 6 : 0;
      const dy = right || left ? 4 : below ? size + 18 : -size - 8;
      return [s('a', {href: code.href}, s('title', {}, `${code.name}: ${code.n}`), s('circle', {cx: x, cy: y, r: size, fill: code.colour, stroke: kInk})),
        label(code.name, x + dx, y + dy, left ? x + dx : right ? width - x - dx : 190, {'text-anchor': anchor})];
    }));
}

// The figure by itself: with the colours that the page gives it now.
function standalone(svg) {
  const copy = svg.cloneNode(true);
  const style = getComputedStyle(document.documentElement);
  const value = (text) => text.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  for (const each of [copy, ...copy.querySelectorAll('*')])
    for (const attribute of [...each.attributes])
      if (attribute.value.includes('var(')) each.setAttribute(attribute.name, value(attribute.value));
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)));
  copy.removeAttribute('class');
  copy.prepend(s('rect', {width, height, fill: style.getPropertyValue('--paper').trim()}));
  return {text: new XMLSerializer().serializeToString(copy), width, height};
}

function save(blob, name) {
  const link = h('a', {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveSvg(svg, name) {
  save(new Blob([standalone(svg).text], {type: 'image/svg+xml'}), `${name}.svg`);
}

export async function savePng(svg, name) {
  const {text, width, height} = standalone(svg);
  const address = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
  const image = new Image();
  image.src = address;
  await image.decode();
  const scale = 2;
  const canvas = h('canvas', {width: width * scale, height: height * scale});
  canvas.getContext('2d').drawImage(image, 0, 0, width * scale, height * scale);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => save(blob, `${name}.png`), 'image/png');
}

// `note`: what the figure does not show, if anything.
export const figure = (svg, name, caption, note) =>
  h('figure', {}, svg, h('figcaption', {}, h('span', {}, caption, note ? [' ', h('strong', {}, note)] : null),
    h('span', {class: 'buttons'},
      h('button', {type: 'button', class: 'plain', onclick: () => saveSvg(svg, name)}, t('save.svg')),
      h('button', {type: 'button', class: 'plain', onclick: () => savePng(svg, name)}, t('save.png')))));
