/** What of a text must not be made public, as it stands there. */
export interface PersonalMark {
  readonly kind: 'phone' | 'identity-number' | 'patient-name' | 'patient-address'
  readonly text: string
}

/** Words of Vietnamese and English that speak of a patient, folded. */
const patientWords =
  /(^|[^\p{L}\p{N}])(f[0-2]|bệnh nhân|bn\s?\d+|ca bệnh|ca nhiễm|ca mắc|người nhiễm|người mắc|dương tính|nhiễm covid|mắc covid|patient|case no|infected|tested positive)(?=$|[^\p{L}\p{N}])/iu

/** Family names of most people in Vietnam; a place name may begin like one (Hoàng Mai), hence `isPlace`. */
const familyNames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Chu|Chử|Phùng|Lương|Trịnh|Đoàn|Đào|Mai|Tô|Tạ|Hà|Cao|Trương|Lưu|Kiều|Quách|Thái|Lâm|Tống|Nghiêm|Vương|Triệu|Bạch|Doãn|La|Khuất|Đàm|Giang|Từ'

const word = '\\p{Lu}[\\p{L}\\p{M}]*'
const fullName = new RegExp(`(?<![\\p{L}\\p{M}])(?:${familyNames})(?:\\s+${word}){1,4}`, 'gu')
const calledName = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|Mr|Mrs|Ms)\\.?\\s+${word}`,
  'gu',
)
const initials = /(?<![\p{L}\p{M}])(?:\p{Lu}\.\s?){1,3}\p{Lu}(?:\.|(?![\p{L}\p{M}]))/gu
const houseAddress = /(số nhà|nhà số|căn hộ|số \d+[\p{L}\d/]* (ngõ|ngách|phố|đường|hẻm))/iu

/**
 * Finds what must not be made public in a text (SG-04): telephone and identity numbers anywhere; a person's name or a
 * house address in the same sentence as a word that speaks of a patient. `isPlace` knows names of areas, which may look
 * like a person's. It would rather stop a harmless sentence than let a patient's name out; the writer sees what it found.
 */
export function findPersonalMarks(text: string, isPlace: (name: string) => boolean = () => false): PersonalMark[] {
  return [...findNumbers(text), ...sentencesOf(text).flatMap((sentence) => findInSentence(sentence, isPlace))]
}

/** What may be a person's name in a text: for whoever must first look up which of them are places. */
export function possibleNames(text: string): string[] {
  return [...new Set([...text.normalize('NFC').matchAll(fullName)].map(([name]) => name))]
}

function sentencesOf(text: string): string[] {
  return text.normalize('NFC').split(/(?<=[.!?;])\s+(?=\p{Lu})|\n+/u)
}

/** Nine to twelve digits in a row, parted by single spaces, dots or dashes: a telephone begins with 0 or +84. */
function findNumbers(text: string): PersonalMark[] {
  return [...text.matchAll(/(?<![\d.,/])\+?\d(?:[ .-]?\d){8,11}(?![\d])/g)].flatMap(([found]): PersonalMark[] => {
    const digits = found.replaceAll(/\D/g, '')
    if (isGrouped(found)) return []
    if (/^(0|84)/.test(digits) && digits.length >= 9 && digits.length <= 11) return [{ kind: 'phone', text: found }]
    return digits.length === 9 || digits.length === 12 ? [{ kind: 'identity-number', text: found }] : []
  })
}

/** A sum of money or a count with its thousands parted: 1.533.650.000. */
function isGrouped(found: string): boolean {
  return /^[1-9]\d{0,2}([. ]\d{3}){2,}$/.test(found)
}

function findInSentence(sentence: string, isPlace: (name: string) => boolean): PersonalMark[] {
  if (!patientWords.test(sentence)) return []
  const names = [...sentence.matchAll(fullName)].map(([name]) => name).filter((name) => !isPlaceIn(name, isPlace))
  const called = [...sentence.matchAll(calledName), ...sentence.matchAll(initials)].map(([name]) => name)
  const address = houseAddress.exec(sentence)?.[0]
  return [
    ...[...names, ...called].map((name) => ({ kind: 'patient-name', text: name }) as const),
    ...(address === undefined ? [] : [{ kind: 'patient-address', text: address } as const]),
  ]
}

/** `Hoàng Mai`, and `Hoàng Mai Và` where a sentence goes on in capitals. */
function isPlaceIn(name: string, isPlace: (name: string) => boolean): boolean {
  const words = name.split(/\s+/)
  return isPlace(name) || (words.length > 2 && isPlace(words.slice(0, 2).join(' ')))
}
