import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldVietnamese } from './text.ts'

const vietnameseLetters = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
]
const vietnameseText = fc
  .array(fc.constantFrom(...vietnameseLetters, ' ', '-', '/', '7'), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('[ORG-01] folding Vietnamese text for search', () => {
  it.each([
    ['Hoà Lạc', 'hoa lac'],
    ['Hòa Lạc', 'hoa lac'],
    ['hoa lac', 'hoa lac'],
    ['Hòa Lạc'.normalize('NFD'), 'hoa lac'],
    ['ĐÔNG  ANH', 'dong anh'],
    ['Ủy ban (quận)…Đống Đa', 'uy ban quan dong da'],
    ['Thượng Thuỵ / Thượng Thụy', 'thuong thuy thuong thuy'],
    ['  ', ''],
  ])('folds %j to %j', (given, folded) => {
    expect(foldVietnamese(given)).toBe(folded)
  })

  it('folds composed, decomposed, upper and lower case alike', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        const folded = foldVietnamese(text)
        expect(foldVietnamese(text.normalize('NFD'))).toBe(folded)
        expect(foldVietnamese(text.toUpperCase())).toBe(folded)
        expect(folded).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/)
      }),
    )
  })

  it('folds any text whatever to itself the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldVietnamese(foldVietnamese(text))).toBe(foldVietnamese(text))
      }),
      { numRuns: 2_000 },
    )
  })
})
