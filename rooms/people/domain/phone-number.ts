/** Mobile prefixes of eleven digits and what they became in 2018 (background knowledge, to be confirmed). */
const renewed: Readonly<Record<string, string>> = {
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

const mobile = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])\d{7}$/
const fixed = /^02\d{9}$/
/** A number from which a spreadsheet ate the zero at its beginning. */
const withoutZero = /^(?:[35789]\d{8}|[12]\d{9})$/

/**
 * A Vietnamese telephone number of a person as people write it (spaces, dots, dashes, brackets, +84, 84, old eleven-digit
 * mobiles, without the zero that spreadsheets eat), in its one form `+84…`; null: it is none. Hotlines and short numbers are no person's.
 *
 * @example toPhone('0912.345.678') === '+84912345678'
 */
export function toPhone(text: string): string | null {
  const digits = text.trim().replaceAll(/[\s.()-]/g, '')
  const isAbroad = /^\+?84\d{9,10}$/.test(digits)
  const national = isAbroad || withoutZero.test(digits) ? `0${digits.replace(isAbroad ? /^\+?84/ : '', '')}` : digits
  if (!/^0\d{9,10}$/.test(national)) return null
  const today = `${renewed[national.slice(0, 4)] ?? ''}`
  const number = national.length === 11 && today !== '' ? today + national.slice(4) : national
  return mobile.test(number) || fixed.test(number) ? `+84${number.slice(1)}` : null
}

/**
 * A kept number as people here read it aloud.
 *
 * @example sayPhone('+84912345678') === '0912 345 678'
 */
export function sayPhone(phone: string): string {
  const national = phone.replace(/^\+84/, '0')
  return national.length === 10 ? national.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3') : national
}
