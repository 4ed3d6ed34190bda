import type { Comparable } from './likeness.ts'
import type { MadePerson } from './made-person.ts'

/** The next of a row of numbers from 0 to 1. */
export type Dice = () => number

/** Numbers that follow from a seed (mulberry32, T. Ettinger): the same every time. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How often each thing happens to a name or a number when it is written down; stated in docs/people-matching.md. */
export const writingHabits = {
  withoutMarks: 0.35,
  decomposed: 0.1,
  otherTonePlace: 0.15,
  lostTone: 0.03,
  swapped: 0.05,
  shortened: 0.08,
  fillerLeftOut: 0.1,
  inputLeftover: 0.04,
  slip: 0.05,
  yearUnknown: 0.2,
  yearOneOff: 0.05,
  yearTurned: 0.01,
  sexUnknown: 0.15,
  phoneUnknown: 0.45,
  phoneOther: 0.1,
  idUnknown: 0.65,
  idSlip: 0.03,
} as const

/** Writes a person down as a hurried person does. */
export function corrupt(person: MadePerson, roll: Dice): Comparable {
  return {
    name: corruptName(person.name, roll),
    yearOfBirth: corruptYear(person.yearOfBirth, roll),
    sex: roll() < writingHabits.sexUnknown ? null : person.sex,
    phone: corruptPhone(person.phone, roll),
    idNumber: corruptId(person.idNumber, roll),
  }
}

/** Each habit changes the name or leaves it. */
function corruptName(name: string, roll: Dice): string {
  const when = (share: number, change: (text: string) => string) => (text: string) =>
    roll() < share ? change(text) : text
  return [
    when(writingHabits.fillerLeftOut, (text) => text.replace(/ (?:Thị|Văn)(?= .)/, '')),
    when(writingHabits.otherTonePlace, moveTone),
    when(writingHabits.lostTone, (text) => loseTone(text, roll)),
    when(writingHabits.inputLeftover, (text) => leaveInput(text, roll)),
    when(writingHabits.slip, (text) => slip(text, roll)),
    when(writingHabits.shortened, (text) => shorten(text, roll)),
    when(writingHabits.swapped, (text) => swap(text, roll)),
    when(writingHabits.withoutMarks, (text) =>
      text
        .normalize('NFD')
        .replaceAll(/[\u0300-\u036f]/g, '')
        .replaceAll('đ', 'd')
        .replaceAll('Đ', 'D'),
    ),
    when(writingHabits.decomposed, (text) => text.normalize('NFD')),
    when(0.2, (text) => text.toUpperCase()),
  ].reduce((text, change) => change(text), name)
}

const places: readonly (readonly [string, string])[] = [
  ['òa', 'oà'], ['óa', 'oá'], ['ỏa', 'oả'], ['õa', 'oã'], ['ọa', 'oạ'], ['òe', 'oè'], ['óe', 'oé'], ['ùy', 'uỳ'],
  ['úy', 'uý'], ['ủy', 'uỷ'], ['ũy', 'uỹ'], ['ụy', 'uỵ'],
] // biome-ignore format: a table

function moveTone(text: string): string {
  return places.reduce(
    (name, [old, newer]) => (name.includes(old) ? name.replace(old, newer) : name.replace(newer, old)),
    text,
  )
}

function changeWord(text: string, roll: Dice, change: (word: string) => string): string {
  const words = text.split(' ')
  const at = Math.floor(roll() * words.length)
  return words.map((word, index) => (index === at ? change(word) : word)).join(' ')
}

function loseTone(text: string, roll: Dice): string {
  return changeWord(text, roll, (word) =>
    word
      .normalize('NFD')
      .replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
      .normalize('NFC'),
  )
}

const telex: Readonly<Record<string, string>> = {
  '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j', '\u0302': '^', '\u0306': 'w', '\u031b': 'w',
} // biome-ignore format: a table
const vni: Readonly<Record<string, string>> = {
  '\u0300': '2', '\u0301': '1', '\u0309': '3', '\u0303': '4', '\u0323': '5', '\u0302': '6', '\u0306': '8', '\u031b': '7',
} // biome-ignore format: a table

/** The keys of an input method that was off: `Nguyễn` as `Nguyeenx` (Telex) or `Nguye64n` (VNI). */
function leaveInput(text: string, roll: Dice): string {
  const isVni = roll() < 0.4
  return changeWord(text, roll, (word) => (isVni ? typedInVni(word) : typedInTelex(word)))
}

function typedInVni(word: string): string {
  return [...word.normalize('NFD')].map((sign) => (/[đĐ]/.test(sign) ? 'd9' : (vni[sign] ?? sign))).join('')
}

/** The tone key comes last, hats double their vowel. */
function typedInTelex(word: string): string {
  const signs = [...word.normalize('NFD')]
  const tones = signs.map((sign) => telex[sign] ?? '').filter((key) => /[fsrxj]/.test(key))
  const letters = signs.map((sign, index) => {
    if (/[đĐ]/.test(sign)) return 'dd'
    const key = telex[sign]
    if (key === undefined) return sign
    if (key === '^') return signs[index - 1] ?? ''
    return key === 'w' ? 'w' : ''
  })
  return [...letters, ...tones].join('')
}

/** A letter left out, doubled into its neighbour's place, or another one for it. */
function slip(text: string, roll: Dice): string {
  return changeWord(text, roll, (word) => {
    if (word.length < 3) return word
    const at = 1 + Math.floor(roll() * (word.length - 1))
    const kind = roll()
    if (kind < 0.35) return word.slice(0, at) + word.slice(at + 1)
    if (kind < 0.65) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
    return `${word.slice(0, at)}${'aeioumnthgc'[Math.floor(roll() * 11)]}${word.slice(at + 1)}`
  })
}

/** `Ng. Văn An`, `N. V. An`, `Nguyễn T. Lan`. */
function shorten(text: string, roll: Dice): string {
  const words = text.split(' ')
  const kind = roll()
  const begin = (word: string) => `${word.slice(0, /^(?:Ng|Tr|Ph|Th)/.test(word) && roll() < 0.5 ? 2 : 1)}.`
  if (kind < 0.35) return [begin(words[0] ?? ''), ...words.slice(1)].join(' ')
  if (kind < 0.7) return [words[0], ...words.slice(1, -1).map(begin), words.at(-1)].join(' ')
  return [...words.slice(0, -1).map(begin), words.at(-1)].join(roll() < 0.5 ? '' : ' ')
}

function swap(text: string, roll: Dice): string {
  const words = text.split(' ')
  if (words.length < 2) return text
  const [family, given, between] = [words[0], words.at(-1), words.slice(1, -1)]
  const kind = roll()
  if (kind < 0.4) return [given, family, ...between].join(' ')
  return kind < 0.7 ? [...between, given, family].join(' ') : [given, ...between, family].join(' ')
}

function corruptYear(year: number, roll: Dice): number | null {
  const kind = roll()
  if (kind < writingHabits.yearUnknown) return null
  if (kind < writingHabits.yearUnknown + writingHabits.yearOneOff) return year + (roll() < 0.5 ? 1 : -1)
  const isTurned = kind > 1 - writingHabits.yearTurned
  return isTurned ? year - (year % 100) + (year % 10) * 10 + Math.floor((year % 100) / 10) : year
}

function corruptPhone(phone: string | null, roll: Dice): string | null {
  const kind = roll()
  if (kind < writingHabits.phoneUnknown) return null
  if (kind < writingHabits.phoneUnknown + writingHabits.phoneOther) {
    return `+843${String(20_000_000 + Math.floor(roll() * 7e7)).padStart(8, '0')}`
  }
  return phone
}

function corruptId(id: string | null, roll: Dice): string | null {
  const kind = roll()
  if (id === null || kind < writingHabits.idUnknown) return null
  if (kind > 1 - writingHabits.idSlip) return id.slice(0, 11) + ((Number(id[11]) + 1 + Math.floor(roll() * 8)) % 10)
  return id
}
