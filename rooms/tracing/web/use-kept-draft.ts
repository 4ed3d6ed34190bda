import { useEffect, useRef, useState } from 'react'
import type { Instant } from '#kit'
import { type Problem, useIntent } from '#platform/web'
import { type InterviewPage, saveInterview } from '../domain/index.ts'
import { type InterviewDraft, readDraft } from './interview-draft.ts'

/** After the last key, milliseconds. */
const restMs = 1200

/** What is typed, kept at the house while it is typed: sealed there, never on this machine. */
export interface KeptDraft {
  readonly draft: InterviewDraft
  readonly change: (next: InterviewDraft) => void
  readonly state: 'saved' | 'saving' | 'unsaved'
  readonly savedAt: Instant | null
  readonly problem: Problem | undefined
}

/** See {@link KeptDraft}. A save that was overtaken by somebody else says so, and saves no more. */
export function useKeptDraft(page: InterviewPage): KeptDraft {
  const [draft, setDraft] = useState(() => readDraft(page.draft))
  const [saved, setSaved] = useState(draft)
  const [savedAt, setSavedAt] = useState(page.savedAt as Instant | null)
  const version = useRef(page.version)
  const save = useIntent(saveInterview)
  const { ask, state, problem } = save
  useEffect(() => {
    if (draft === saved || state === 'sending' || problem?.kind === 'refused') return
    const timer = setTimeout(async () => {
      const done = await ask({ interviewId: page.id, version: version.current, draft: { ...draft } })
      if (!done) return
      const kept = done.result as { version: number; savedAt: Instant }
      version.current = kept.version
      setSaved(draft)
      setSavedAt(kept.savedAt)
    }, restMs)
    return () => clearTimeout(timer)
  }, [draft, saved, state, problem, ask, page.id])
  const isSaved = draft === saved
  return {
    draft,
    change: setDraft,
    state: state === 'sending' ? 'saving' : isSaved ? 'saved' : 'unsaved',
    savedAt,
    problem,
  }
}
