import { Component, type ReactNode } from 'react'
import { toProblem, useWords } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { uiWords } from '../words.ts'
import { Note, RefusalNote } from './states.tsx'

interface Props {
  readonly children: ReactNode
  /** Changes when the reader goes elsewhere: then it tries anew. */
  readonly place?: string | undefined
}

interface State {
  readonly thrown: unknown
  readonly code: string | undefined
}

/** Keeps a fault in one part of the screen from taking the rest with it: says so, with a code to quote. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { thrown: undefined, code: undefined }

  static getDerivedStateFromError(thrown: unknown): State {
    return { thrown, code: crashCode(thrown) }
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.thrown !== undefined)
      this.setState({ thrown: undefined, code: undefined })
  }

  override render() {
    const { thrown, code } = this.state
    if (thrown === undefined) return this.props.children
    const again = () => this.setState({ thrown: undefined, code: undefined })
    const problem = toProblem(thrown)
    if (problem === thrown) return <RefusalNote problem={problem} onAgain={again} />
    return <CrashNote code={code ?? ''} onAgain={again} />
  }
}

/** The face of a fault of this screen. */
export function CrashNote({ code, onAgain }: { readonly code: string; readonly onAgain?: (() => void) | undefined }) {
  const t = useWords(uiWords)
  return (
    <Note
      tone="alarm"
      icon="warning"
      title={t('crash.title')}
      role="alert"
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    >
      <p>{t('crash.text')}</p>
      <p>{t('fault.text', { code })}</p>
    </Note>
  )
}

/** A short code of what was thrown: the same fault has the same code, so that two people can see it is one. */
export function crashCode(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}:${thrown.message}` : String(thrown)
  let hash = 5381
  for (const char of text) hash = (hash * 33 + (char.codePointAt(0) ?? 0)) >>> 0
  return `MH-${hash.toString(36).toUpperCase()}`
}
