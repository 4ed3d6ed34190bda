import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import type { ReadContract } from '#kit'
import { earlyAnswer } from './early-answers.ts'
import type { Problem } from './problem.ts'
import { request } from './request.ts'

/**
 * The fields of a question: all may be left out (the contract has defaults or refuses), blank ones are not sent, and text is
 * taken for any field, because filters come from the address as text and the server is who judges them.
 */
export type QueryOf<Q> = { readonly [K in keyof Q]?: Q[K] | string | undefined }

/** Asks one question: `await read(taskList, { areaId: 12 })`. Path parameters are taken out of the query. */
export function read<Q, A>(contract: ReadContract<Q, A>, query: QueryOf<Q>, signal?: AbortSignal): Promise<A> {
  return request<A>(addressOf(contract.path, query), { signal })
}

/** Where a question is asked, under `/api`: also the address of an export link. */
export function addressOf(path: string, query: Readonly<Record<string, unknown>>): string {
  const rest = { ...query }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
    }
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

/** How a question on a screen behaves. */
export interface ReadOptions {
  /** False: do not ask yet. */
  readonly enabled?: boolean | undefined
  /** Names on the live stream that make the answer old, besides the words of the path: `['gaps']`. */
  readonly rooms?: readonly string[] | undefined
  /** Milliseconds between repeated questions, where nothing on the live stream tells. */
  readonly every?: number | undefined
}

/** A question on a screen: asked once, kept, and asked again when the live stream says that it changed. */
export function useRead<Q, A>(
  contract: ReadContract<Q, A>,
  query: QueryOf<Q>,
  options: ReadOptions = {},
): UseQueryResult<A, Problem> {
  return useQuery<A, Problem>({
    queryKey: readKey(contract.path, query, options),
    queryFn: ({ signal }) => read(contract, query, signal),
    initialData: () => earlyAnswer<A>(addressOf(contract.path, query)) as A,
    placeholderData: keepPreviousData,
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })
}

/** A page of a list, as {@link import('#kit').pageOf} describes it. */
export interface ListPage<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** A list on a screen, page after page: give it to `RecordList` as `source={listSource(…)}`. */
export type ReadPages<T> = UseInfiniteQueryResult<{ pages: ListPage<T>[]; pageParams: unknown[] }, Problem>

/** A paged question: `fetchNextPage()` brings the next page. */
export function useReadPages<Q, T>(
  contract: ReadContract<Q, ListPage<T>>,
  query: QueryOf<Q>,
  options: ReadOptions = {},
): ReadPages<T> {
  return useInfiniteQuery<
    ListPage<T>,
    Problem,
    { pages: ListPage<T>[]; pageParams: unknown[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [...readKey(contract.path, query, options), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      read(contract, { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } as QueryOf<Q>, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
  })
}

/** Key of a kept answer: `['read', rooms, path, query]`; `rooms` are what the live stream calls it. */
function readKey(path: string, query: object, options: ReadOptions): readonly unknown[] {
  const words = path.split('/').filter((part) => part !== '' && !part.startsWith(':'))
  return ['read', [...words, ...(options.rooms ?? [])], path, query]
}

/** Whether a kept answer is touched by a change in one of `rooms` (`*`: anything may have changed). */
export function isTouchedBy(queryKey: readonly unknown[], rooms: ReadonlySet<string>): boolean {
  const [kind, named] = queryKey
  return kind === 'read' && Array.isArray(named) && (rooms.has('*') || named.some((name) => rooms.has(name)))
}
