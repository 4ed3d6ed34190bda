import type { z } from 'zod'
import type { Words } from '#kit'

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, Words>> = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'đúng hoặc sai (true, false)', en: 'true or false' },
  array: { vi: 'một danh sách', en: 'a list' },
  object: { vi: 'một nhóm mục', en: 'an object' },
}

/** What counts a length, by what has it; numbers have none. */
const UNITS: Readonly<Record<string, Words>> = {
  string: { vi: ' ký tự', en: ' characters' },
  array: { vi: ' mục', en: ' items' },
  set: { vi: ' mục', en: ' items' },
}

/**
 * What a schema complains of, as a person reads it, with the place where it stands (`items.0.at`). A complaint that a schema words
 * itself stays as it is.
 */
export function sayIssue(issue: Issue): Words {
  const place = issue.path.map(String).join('.')
  const { vi, en } = complaintOf(issue)
  return place === '' ? { vi, en } : { vi: `${place}: ${vi}`, en: `${place}: ${en}` }
}

function complaintOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue)
        ? { vi: 'chưa có', en: 'is missing' }
        : mustBe(KINDS[issue.expected] ?? same(issue.expected))
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), { vi: 'nhiều nhất', en: 'at most' })
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), { vi: 'ít nhất', en: 'at least' })
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => key.slice(0, 40)).join(', ')
      return { vi: `không có mục nào tên ${keys}`, en: `has no ${keys}` }
    }
    case 'invalid_value':
      return mustBe(same(issue.values.map(String).join(' | ')))
    case 'invalid_format':
      return notInForm(issue)
    case 'invalid_union': {
      // Of several forms the one that lacks least is the one that was meant.
      const [nearest] = issue.errors.toSorted((left, right) => left.length - right.length)
      return nearest?.[0] ? sayIssue(nearest[0]) : { vi: 'không đúng', en: 'is not right' }
    }
    default:
      return same(issue.message)
  }
}

const same = (text: string): Words => ({ vi: text, en: text })
const mustBe = ({ vi, en }: Words): Words => ({ vi: `phải là ${vi}`, en: `must be ${en}` })

/** The schema does not keep what it was given; its own sentence says whether that was anything. */
function isMissing({ message }: Issue): boolean {
  return message.endsWith('received undefined') || message.endsWith('received null')
}

function bound(origin: string, limit: number, { vi, en }: Words): Words {
  const unit = UNITS[origin] ?? same('')
  return { vi: `${vi} ${limit}${unit.vi}`, en: `${en} ${limit}${unit.en}` }
}

/** A pattern of signs tells a person nothing; whoever writes a program finds it in the description of the API. */
function notInForm({ format }: Issue & { readonly code: 'invalid_format' }): Words {
  const form = format === 'regex' ? '' : ` (${format})`
  return { vi: `không đúng dạng${form}`, en: `is not in the right form${form}` }
}
