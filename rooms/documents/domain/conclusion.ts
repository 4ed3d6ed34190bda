import { type Day, parseDay } from '#kit'

/** One sentence of a meeting's conclusions, ready to become a task [DOC-10]. */
export interface Conclusion {
  /** Counts from 1, in the order of the text. */
  readonly order: number
  readonly sentence: string
  /** The sentence orders something (phải, yêu cầu, giao, …) instead of telling how things stand: a proposal only. */
  readonly orders: boolean
  /** A day that an ordering sentence sets (`trong ngày 28/7`): proposed as deadline. */
  readonly dueOn: Day | null
}

/** Words that order wherever they stand. */
const orderWords =
  /(?<!\p{L})(?:yêu cầu|phải|giao(?! thông| thương| lưu)|đề nghị|khẩn trương|không được|không để|tuyệt đối)(?!\p{L})/iu
/** Verbs that order when a sentence opens with them, as conclusions are written. */
const orderOpenings =
  /^(?:tăng|tăng cường|tiếp tục|rà soát|hoàn thành|hoàn thiện|triển khai|tổ chức|bảo đảm|xử lý|chỉ đạo|kiểm tra|huy động|chuẩn bị|bố trí|phối hợp|thực hiện|báo cáo|ban hành|chủ động|tập trung|đẩy nhanh|nâng cao|chấn chỉnh)(?!\p{L})/iu
const deadline = /(?:trong|trước|hết|chậm nhất(?: là| vào| đến)?)\s+ngày\s+(\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?)/iu
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
    .map((sentence, index) => {
      const orders = orderWords.test(sentence) || orderOpenings.test(sentence)
      return { order: index + 1, sentence, orders, dueOn: orders ? deadlineIn(sentence, reference) : null }
    })
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
