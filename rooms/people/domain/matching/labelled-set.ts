import { corrupt, type Dice, dice } from './corrupt-entry.ts'
import type { Comparable } from './likeness.ts'
import type { MadePerson } from './made-person.ts'

/** An entry of a made-up line list: how somebody wrote a person down, and who it truly is (null: not on the register). */
export interface LabelledEntry {
  readonly entry: Comparable
  readonly truth: number | null
}

/** A register and a line list whose truth is known. */
export interface LabelledSet {
  readonly register: readonly MadePerson[]
  readonly entries: readonly LabelledEntry[]
}

const families = [
  ['Nguyễn', 384], ['Trần', 110], ['Lê', 95], ['Phạm', 71], ['Hoàng', 51], ['Phan', 45], ['Vũ', 39], ['Đặng', 21],
  ['Bùi', 20], ['Đỗ', 14], ['Hồ', 13], ['Ngô', 13], ['Dương', 10], ['Lý', 5], ['Đinh', 9], ['Đào', 9], ['Đoàn', 8],
  ['Trịnh', 8], ['Trương', 8], ['Lương', 7], ['Mai', 6], ['Hà', 6], ['Cao', 6], ['Tạ', 5], ['Lưu', 5], ['Chu', 5],
  ['Phùng', 5], ['Kiều', 4], ['Quách', 3], ['Nghiêm', 3], ['Tô', 4], ['Thái', 3], ['Lâm', 4], ['Giáp', 2], ['Khuất', 2],
] as const // biome-ignore format: a table
const women =
  `Lan Hương Hoa Mai Linh Trang Thảo Nga Hằng Hạnh Thủy Thuý Hiền Phương Dung Yến Ngọc Oanh Loan Liên Nhung Vân Thu Hà
  Thơm Tuyết Xuân Minh Châu Chi Giang Hoài Khánh Kim Lý Mỹ Nguyệt Nhàn Như Quỳnh Tâm Thanh Thơ Trâm Trinh Tuyền Uyên Vy Hòa Ánh
  Bích Bình Cúc Diễm Diệp Duyên Đào Hậu Hồng Huyền Huệ Lệ Mơ My Ngân Nhi Phượng Quyên Sen Thêu Thúy Tươi Anh`.split(
    /\s+/,
  )
const men =
  `Anh Hùng Dũng Tuấn Minh Huy Nam Long Sơn Hải Thành Quang Đức Cường Bình Hòa Khánh Kiên Lâm Mạnh Nghĩa Phong Phúc
  Quân Quyết Tân Tấn Thắng Thịnh Tiến Toàn Trung Trường Tùng Việt Vinh Vũ Bảo Cảnh Chiến Chung Công Cương Dương Duy Đạt Điệp Định
  Đông Giang Hà Hậu Hiếu Hoàng Hưng Khang Khoa Lộc Luân Lực Ngọc Nhân Ninh Phương Quý Sáng Tài Thái Thiện Thọ Thuận Tín Trí Tú
  Văn Xuân An Ân Ái Bắc Bằng Chính Doanh Hiệp Hoan Kỳ Lợi Nhật Oai Phú Thân Thế Vượng Yên`.split(/\s+/)
const middles =
  `Ngọc Thu Minh Thanh Hồng Kim Mai Bích Diệu Hải Hoài Khánh Lan Mỹ Phương Quỳnh Thùy Tuyết Xuân Đức Quang Anh Bá Công Đình
  Duy Gia Hoàng Hữu Huy Mạnh Nhật Quốc Tiến Trọng Trung Tuấn Việt Xuân Bảo Nam Hà`.split(/\s+/)

/**
 * A register of one ward and a line list about it, made from a seed. Households of one to six: a father's family name goes to
 * his children, brothers and sisters often share a middle name, some are twins, half of a household has one telephone
 * together. Half of the entries are of somebody on the register, the others of people who are not: strangers drawn alike, and
 * brothers and sisters of people on it. Every entry is written down as people write (corrupt-entry.ts).
 */
export function makeLabelledSet({
  seed,
  people,
  entries,
}: {
  seed: number
  people: number
  entries: number
}): LabelledSet {
  const roll = dice(seed)
  const register: MadePerson[] = []
  while (register.length < people) register.push(...makeHousehold(roll))
  register.length = people
  const told = Array.from({ length: entries }, (_, index): LabelledEntry => {
    if (index % 2 === 0) {
      const truth = Math.floor(roll() * people)
      return { entry: corrupt(register[truth] as MadePerson, roll), truth }
    }
    const stranger =
      roll() < 0.2 ? siblingOf(register[Math.floor(roll() * people)] as MadePerson, roll) : makeAdult(roll)
    return { entry: corrupt(stranger, roll), truth: null }
  })
  return { register, entries: told }
}

function makeHousehold(roll: Dice): MadePerson[] {
  const father = makeAdult(roll, 'male')
  const size = 1 + Math.floor(roll() * 6)
  const people = [father]
  if (size > 1) people.push({ ...makeAdult(roll, 'female'), phone: roll() < 0.3 ? father.phone : makePhone(roll) })
  const eldest = father.yearOfBirth + 22 + Math.floor(roll() * 8)
  while (people.length < size) {
    const before = people.at(-1)
    const year =
      people.length === 2 || !before ? eldest : before.yearOfBirth + (roll() < 0.03 ? 0 : 1 + Math.floor(roll() * 4))
    if (year > 2021) break
    people.push(makeChild(father, year, roll))
  }
  return people
}

function makeChild(father: MadePerson, yearOfBirth: number, roll: Dice): MadePerson {
  const sex = roll() < 0.5 ? 'female' : 'male'
  const family = father.name.split(' ')[0] ?? 'Nguyễn'
  const isGrown = yearOfBirth < 2003
  const phone = roll() < 0.5 ? father.phone : isGrown ? makePhone(roll) : null
  return {
    name: `${family} ${restOfName(sex, roll)}`,
    yearOfBirth,
    sex,
    phone,
    idNumber: isGrown ? makeId(sex, yearOfBirth, roll) : null,
  }
}

/** Somebody not on the register who shares family name, telephone and almost the age with somebody who is. */
function siblingOf(person: MadePerson, roll: Dice): MadePerson {
  const words = person.name.split(' ')
  const sex = roll() < 0.5 ? 'female' : 'male'
  const middle = words.length > 3 && roll() < 0.5 ? `${sex === 'female' ? 'Thị ' : ''}${words.at(-2)} ` : ''
  const name =
    middle === ''
      ? `${words[0]} ${restOfName(sex, roll)}`
      : `${words[0]} ${middle}${oneOf(sex === 'female' ? women : men, roll)}`
  const yearOfBirth = Math.min(2021, person.yearOfBirth + (roll() < 0.06 ? 0 : 1 + Math.floor(roll() * 5)))
  return {
    name,
    yearOfBirth,
    sex,
    phone: roll() < 0.5 ? person.phone : makePhone(roll),
    idNumber: makeId(sex, yearOfBirth, roll),
  }
}

function makeAdult(roll: Dice, sex: 'female' | 'male' = roll() < 0.5 ? 'female' : 'male'): MadePerson {
  const yearOfBirth = 1936 + Math.floor(roll() * 66)
  const name = `${weighted(roll)} ${restOfName(sex, roll)}`
  return {
    name,
    yearOfBirth,
    sex,
    phone: roll() < 0.85 ? makePhone(roll) : null,
    idNumber: roll() < 0.9 ? makeId(sex, yearOfBirth, roll) : null,
  }
}

function restOfName(sex: 'female' | 'male', roll: Dice): string {
  const given = skewed(sex === 'female' ? women : men, roll)
  const kind = roll()
  const filler = sex === 'female' ? 'Thị' : 'Văn'
  if (kind < 0.4) return `${filler} ${given}`
  if (kind < 0.65 && sex === 'female') return `Thị ${skewed(middles, roll)} ${given}`
  return kind < 0.94 ? `${skewed(middles, roll)} ${given}` : given
}

function makePhone(roll: Dice): string {
  return `+849${String(Math.floor(roll() * 1e8)).padStart(8, '0')}`
}

function makeId(sex: 'female' | 'male', year: number, roll: Dice): string {
  const century = (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0)
  return `001${century}${String(year % 100).padStart(2, '0')}${String(Math.floor(roll() * 1e6)).padStart(6, '0')}`
}

const oneOf = <T>(list: readonly T[], roll: Dice): T => list[Math.floor(roll() * list.length)] as T
/** The first of a list come about twice as often as the middle ones. */
const skewed = <T>(list: readonly T[], roll: Dice): T => list[Math.floor(roll() ** 1.5 * list.length)] as T

function weighted(roll: Dice): string {
  const all = families.reduce((sum, [, share]) => sum + share, 0)
  let left = roll() * all
  for (const [name, share] of families) {
    left -= share
    if (left < 0) return name
  }
  return 'Nguyễn'
}
