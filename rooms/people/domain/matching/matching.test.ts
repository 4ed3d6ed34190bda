import { describe, expect, it } from 'vitest'
import { judgeMatching } from './judge-matching.ts'
import { makeLabelledSet } from './labelled-set.ts'
import { type Comparable, likenessOf, rankLikely, readPerson } from './likeness.ts'
import { partsOf, soundOf } from './name-parts.ts'
import { tokensToKeep, tokensToSeek } from './name-tokens.ts'

const like = (left: Comparable, right: Comparable) => likenessOf(readPerson(left), readPerson(right))
const born = (name: string, yearOfBirth = 1985): Comparable => ({ name, yearOfBirth })

describe('given two spellings of one name', () => {
  it.each([
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'.normalize('NFD'), 'same-name'],
    ['Nguyễn Thị Thuý', 'Nguyễn Thị Thúy', 'same-name'],
    ['Lý Thị Mỹ Lệ', 'LÍ THỊ MĨ LỆ', 'same-name'],
    ['Đặng Đức Đạt', 'Dang Duc Dat', 'name-without-marks'],
    ['Nguyễn Thị Ngọc Lan', 'Nguyễn Ngọc Lan', 'same-name'],
    ['Nguyễn Văn An', 'N.V. An', 'name-shortened'],
    ['Nguyễn Văn An', 'Ng~ V. An', 'name-shortened'],
    ['Trần Thị Thảo', 'Tr. T. Thảo', 'name-shortened'],
    ['Nguyễn Hữu Đức', 'Nguyeenx Hữu Dduwcs', 'name-slip'],
    ['Nguyễn Hữu Đức', 'Nguye64n Hu74u D9u71c', 'name-slip'],
    ['Phùng Xuân Trường', 'Phùng Xuân Chường', 'name-slip'],
    ['Nguyễn Văn An', 'An Nguyễn Văn', 'name-swapped'],
    ['Nguyễn Văn An', 'An Van Nguyen', 'name-swapped'],
  ])('[EPI-09] %s and %s of one year: likely one, and says %s', (one, other, why) => {
    const alike = like(born(one), born(other))
    expect(alike.why).toContain(why)
    expect(alike.score).toBeGreaterThan(6)
    const kept = new Set(tokensToKeep(readPerson(born(one))))
    expect(tokensToSeek(readPerson(born(other))).some(({ text }) => kept.has(text))).toBe(true)
  })
})

describe('given two people', () => {
  it.each([
    [born('Nguyễn Thị Lan'), born('Nguyễn Thị Hoa'), 'name-differs'],
    [born('Trần Văn Tân'), born('Trần Văn Tấn', 1952), 'name-differs'],
    [born('Nguyễn Văn Vân'), born('Nguyễn Thị Vân'), undefined],
    [
      { ...born('Lê Minh Khánh'), sex: 'male' as const },
      { ...born('Lê Minh Khánh', 2004), sex: 'female' as const },
      'sex-differs',
    ],
  ])('[EPI-09] %j and %j are not taken for one', (one, other, why) => {
    const alike = like(one, other)
    expect(alike.verdict).not.toBe('same')
    if (why) expect(alike.why).toContain(why)
  })

  it('[SG-11] a name alone, however rare, is never enough; a telephone that a family shares is not either', () => {
    const rare = 'Khuất Thị Ánh Nguyệt Quỳnh'
    expect(like({ name: rare }, { name: rare }).verdict).toBe('maybe')
    const phone = '+84912345678'
    expect(like({ ...born('Lê Văn Hùng', 1960), phone }, { ...born('Lê Thị Mai', 1988), phone }).verdict).not.toBe(
      'same',
    )
  })

  it('[SG-11] an identity number in common is enough unless name, sex and year all say no', () => {
    const idNumber = '001185012345'
    expect(like({ idNumber, name: 'Trần Thị Bình' }, { idNumber, name: 'Tran T Binh' }).verdict).toBe('same')
    const other = like(
      { idNumber, name: 'Trần Thị Bình', yearOfBirth: 1985, sex: 'female' },
      { idNumber, name: 'Phạm Hùng', yearOfBirth: 2001, sex: 'male' },
    )
    expect(other.verdict).not.toBe('same')
  })

  it('[EPI-09] where two on file are almost as likely, a person says which', () => {
    const asked = readPerson({ ...born('Nguyễn Thị Ngọc Khánh'), sex: 'female' })
    const [one, other] = [asked, asked].map((person, id) => ({ id, ...likenessOf(asked, person) }))
    expect(rankLikely([one as never]).map(({ verdict }) => verdict)).toEqual(['same'])
    expect(rankLikely([one, other] as never[]).map(({ verdict }) => verdict)).toEqual(['maybe', 'maybe'])
  })
})

it('[EPI-09] a syllable sounds the same however the keyboard stood', () => {
  for (const written of ['nguyen', 'nguyeenx', 'nguye64n', 'nguyeexn', 'nguyenx'])
    expect(soundOf(written), written).toBe('nguien')
  expect(['huwowng', 'hu7o7ng', 'huong'].map((word) => soundOf(word))).toEqual(['huong', 'huong', 'huong'])
  expect(['trung', 'chung', 'thuy', 'thui'].map((word) => soundOf(word))).toEqual(['chung', 'chung', 'thui', 'thui'])
  expect(partsOf('Ng. T.T.H. Nhung').map(({ isShort }) => isShort)).toEqual([true, true, true, true, false])
})

// The figures that docs/people-matching.md publishes; a change that lets them fall must say so there.
it('[EPI-09] published precision and recall hold on the labelled set', () => {
  const judged = [1, 2, 3].map((seed) => judgeMatching(makeLabelledSet({ seed, people: 10_000, entries: 3_000 })))
  const mean = (of: 'precision' | 'recall' | 'shown' | 'found') =>
    judged.reduce((sum, one) => sum + one[of] / judged.length, 0)
  expect(mean('precision')).toBeGreaterThanOrEqual(0.996)
  expect(mean('recall')).toBeGreaterThanOrEqual(0.72)
  expect(mean('shown')).toBeGreaterThanOrEqual(0.975)
  expect(mean('found')).toBeGreaterThanOrEqual(0.983)
})
