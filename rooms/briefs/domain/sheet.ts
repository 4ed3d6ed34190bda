import type { PaperRun, Words } from '#kit'
import type { SayBrief } from './brief-words.ts'
import type { SourceBook } from './source-book.ts'

/** What the parts of the paper are written with. */
export interface Sheet {
  readonly say: SayBrief
  readonly language: 'vi' | 'en'
  readonly sources: SourceBook
  /** `18:00 10/8/2021`, in the city's zone. */
  moment(at: string): string
  reading(words: Words): string
}

/** One cell of a table. */
export function cell(text: string, more: Omit<PaperRun, 'text'> = {}): PaperRun[] {
  return [{ text, ...more }]
}

/** `Nguyễn Văn A (Chủ tịch UBND …)`, the post alone, or that nobody is there. */
export function sayPerson(
  { name, post }: { readonly name: string | null; readonly post: string | null },
  sheet: Sheet,
): string {
  if (name === null) return post === null ? sheet.say('owner.nobody') : `${post}: ${sheet.say('owner.nobody')}`
  return post === null ? name : `${name} (${post})`
}
