import { type Day, parseDay } from '#kit'

/** One sentence of a meeting's conclusions, ready to become a task [DOC-10]. */
export interface Conclusion {
  /** Counts from 1, in the order of the text. */
  readonly order: number
  readonly sentence: string
  /** The sentence orders something (phải, yêu cầu, giao, …) instead of telling how things stand: a proposal only. */
  readonly orders: boolean
  /** A day that the sentence sets (`trong ngày 28/7`): proposed as deadline. */
  readonly dueOn: Day | null
}

const orderWords =
  /(?<![\p{L}])(?:yêu cầu|phải|giao(?! thông| thương| lưu)|đề nghị|chỉ đạo|khẩn trương|tăng cường|tiếp tục|rà soát|hoàn thành|triển khai|không được|không để|bảo đảm|xử lý)(?![\p{L}])/iu
const deadline = /(?:trong|trước|đến|hết|chậm nhất(?: là)?)\s+ngày\s+(\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?)/iu
const abbreviation = /(?:^|[\s(“"])(?:TP|Tp|TS|ThS|PGS|GS|BS|Q|P|TX|Đ\/c|đ\/c|v\.v|Nxb|St|tr)$/u
const opening = '“"‘(['
const closing: Readonly<Record<string, string>> = { '“': '”', '"': '"', '‘': '’', '(': ')', '[': ']' }

/**
 * Splits the record of a meeting into the sentences that can each become a task with an owner and a deadline [DOC-10].
 * A sentence ends at `.`, `;`, `!`, `?` or a new line, but not inside quotation marks or brackets, not in `24.7` or
 * `48.321`, and not after an abbreviation (`TP. Hà Nội`). Numbers and bullets in front of a sentence are let go. Nothing
 * of the text is lost and nothing is made up: a person chooses which sentences become tasks.
 */
export function splitConclusions(record: string, reference: Day): Conclusion[] {
  return record
    .normalize('NFC')
    .split(/\n+/)
    .flatMap(splitLine)
    .map((sentence) => sentence.replace(/^(?:\d{1,2}[.)]|[-–•+*])\s+/u, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
    .map((sentence, index) => ({
      order: index + 1,
      sentence,
      orders: orderWords.test(sentence),
      dueOn: deadlineIn(sentence, reference),
    }))
}

function splitLine(line: string): string[] {
  const sentences: string[] = []
  const open: string[] = []
  let start = 0
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at)
    if (letter === open.at(-1)) open.pop()
    else if (opening.includes(letter) && line.includes(closing[letter] ?? '', at + 1)) open.push(closing[letter] ?? '')
    if (!endsSentence(line, at, start)) continue
    if (open.length > 0) continue
    sentences.push(line.slice(start, at + 1))
    start = at + 1
  }
  sentences.push(line.slice(start))
  return sentences.map((sentence) => sentence.replace(/^[\s;]+|[\s;]+$/gu, ''))
}

function endsSentence(line: string, at: number, start: number): boolean {
  const letter = line.charAt(at)
  if (letter === ';') return true
  if (!'.!?…'.includes(letter)) return false
  const next = line.charAt(at + 1)
  if (next !== '' && !/[\s”"’)\]/]/.test(next)) return false
  const before = line.slice(start, at)
  return letter !== '.' || !(abbreviation.test(before) || /^\s*\d{1,2}$/.test(before))
}

function deadlineIn(sentence: string, reference: Day): Day | null {
  const written = deadline.exec(sentence)?.[1]
  if (written === undefined) return null
  const day = parseDay(written, reference)
  return day.ok ? day.value : null
}
