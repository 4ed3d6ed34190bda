import { useCallback, useEffect, useRef } from 'react'
import { type IntentContract, notFilledIn, notRightYet, type Words } from '#kit'
import { useDraft } from './draft.ts'
import type { Problem } from './problem.ts'
import { useIntent } from './use-intent.ts'

/** What the form of an intent holds: its payload, still unfinished. */
export type FormValues<P> = { readonly [K in keyof P]?: P[K] | undefined }

/** What a field part of `#ui` wants: spread it, `<TextField {...form.field('title')} />`. */
export interface FieldDoor<V> {
  readonly name: string
  readonly value: V | undefined
  readonly onChange: (value: V | undefined) => void
  readonly problem: Words | undefined
}

/** A form that fills one intent: see {@link useIntentForm}. */
export interface IntentForm<P> {
  readonly values: FormValues<P>
  readonly set: (change: FormValues<P>) => void
  readonly field: <K extends keyof P & string>(name: K) => FieldDoor<NonNullable<P[K]>>
  /** Checks with the contract's schema, sends, and forgets the draft when accepted. */
  readonly submit: () => Promise<{ readonly result: unknown } | undefined>
  readonly discard: () => void
  readonly state: 'idle' | 'sending'
  /** A problem of the whole form; those of single fields stand beside their fields. */
  readonly problem: Problem | undefined
  readonly wasKept: boolean
}

/**
 * A form over one intent. Values are a draft that survives a reload (`draft: null`: they do not, see {@link useDraft}); the schema of the contract and the refusals of the
 * server put their sentences beside the fields they name.
 *
 * @example
 * const form = useIntentForm(createTask, { draft: 'tasks.create', initial: { areaId } })
 * <IntentForm form={form} submitLabel={t('create')} onDone={({ result }) => go(`/tasks/${result}`)}>
 *   <TextField label={t('title')} {...form.field('title')} />
 * </IntentForm>
 */
export function useIntentForm<P>(
  contract: IntentContract<P>,
  options: { readonly draft: string | null; readonly initial: FormValues<P> },
): IntentForm<P> {
  const draft = useDraft<Kept<P>>(options.draft, { values: options.initial, complaints: {} })
  const door = useIntent(contract)
  const latest = useRef(draft.value)
  latest.current = draft.value
  useEffect(() => {
    if (door.problem && door.problem.fields.length > 0) {
      draft.change({
        ...latest.current,
        complaints: Object.fromEntries(door.problem.fields.map(({ field, words }) => [field, words])),
      })
    }
  }, [door.problem, draft.change])

  const set = useCallback(
    (change: FormValues<P>) => {
      const { values, complaints } = latest.current
      const rest = Object.fromEntries(
        Object.entries(complaints).filter(([name]) => !((name.split('.')[0] ?? '') in change)),
      )
      latest.current = { values: { ...values, ...change }, complaints: rest }
      draft.change(latest.current)
    },
    [draft.change],
  )

  const submit = async () => {
    const checked = contract.payload.safeParse(latest.current.values)
    if (!checked.success) {
      const complaints = complaintsOf(checked.error.issues, latest.current.values)
      draft.change({ ...latest.current, complaints })
      return undefined
    }
    const answer = await door.ask(checked.data)
    if (answer) draft.discard({ values: options.initial, complaints: {} })
    return answer
  }
  const { values, complaints } = draft.value
  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name] ?? undefined,
      onChange: (value) => set({ [name]: value } as unknown as FormValues<P>),
      problem: complaints[name],
    }),
    submit,
    discard: () => {
      door.forgetProblem()
      draft.discard({ values: options.initial, complaints: {} })
    },
    state: door.state,
    problem: door.problem,
    wasKept: draft.wasKept,
  }
}

interface Kept<P> {
  readonly values: FormValues<P>
  readonly complaints: Readonly<Record<string, Words>>
}

/** The first issue of each field, in the words of a ward clerk. */
function complaintsOf(issues: readonly { path: PropertyKey[] }[], values: object): Record<string, Words> {
  const complaints: Record<string, Words> = {}
  for (const { path } of issues) {
    const name = String(path[0] ?? '')
    const value = (values as Record<string, unknown>)[name]
    complaints[name] ??= value === undefined || value === '' ? notFilledIn : notRightYet
  }
  return complaints
}
