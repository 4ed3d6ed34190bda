import { currentLanguage, read } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { postList } from '#rooms/bodies/domain'
import { type FieldProps, type PickItem, PickManyField } from '#ui'

/** Posts of the area, of those inside it or above it, found by title, body or holder; the first one leads. */
export function PostsField({ areaId, ...door }: FieldProps<string[]> & { readonly areaId: number | undefined }) {
  const { data: head } = useAreaHead(areaId)
  const above = (head?.parents ?? []).map(({ id }) => id).reverse()
  const areaIds = areaId === undefined ? [] : [areaId, ...above]
  return (
    <PickManyField
      {...door}
      onChange={(ids) => door.onChange(ids === undefined ? undefined : [...ids])}
      find={(text, signal) => findPosts(areaIds, text, signal)}
    />
  )
}

/** The nearest area first, with all inside it. Areas above that one may not look into give nothing. */
async function findPosts(areaIds: readonly number[], q: string, signal: AbortSignal): Promise<PickItem<string>[]> {
  const language = currentLanguage()
  const answers = await Promise.allSettled(
    areaIds.map((areaId, index) => read(postList, { areaId, within: String(index === 0), q, limit: 8 }, signal)),
  )
  return answers.flatMap((answer) =>
    answer.status === 'rejected'
      ? []
      : answer.value.items.map(({ id, title, holders, areaName }) => ({
          id,
          label: title[language],
          detail: [holders[0]?.name, areaName].filter(Boolean).join(' · '),
        })),
  )
}
