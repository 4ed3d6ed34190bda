import { currentLanguage, read } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { postList } from '#rooms/bodies/domain'
import { type FieldProps, PickField, type PickItem } from '#ui'

interface PostFieldProps extends FieldProps<string> {
  readonly areaId: number
  readonly chosen?: PickItem<string> | undefined
}

/** One post of the area, of those inside it or above it, found by its title, its body or whoever holds it. */
export function PostField({ areaId, ...door }: PostFieldProps) {
  const { data: head } = useAreaHead(areaId)
  const above = (head?.parents ?? []).map(({ id }) => id).reverse()
  return <PickField {...door} find={(text, signal) => findPosts([areaId, ...above], text, signal)} />
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
