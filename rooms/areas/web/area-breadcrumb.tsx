import { areaPath, useReading } from '#platform/web'
import { Breadcrumb } from '#ui'
import { useAreaHead } from './area-head.ts'

interface AreaBreadcrumbProps {
  readonly areaId: number
  /** Where the steps lead; to the page of the area if left out. */
  readonly linkTo?: ((areaId: number) => string) | undefined
  /** What stands here, below the area: the name of a page about it. */
  readonly here?: string | undefined
}

/** Hà Nội ▸ Hoàng Mai ▸ Mai Động: the way from the top to an area, each step a link. */
export function AreaBreadcrumb({ areaId, linkTo = areaPath, here }: AreaBreadcrumbProps) {
  const { data: head } = useAreaHead(areaId)
  const reading = useReading()
  // At the top there is no way up to show: the page's title says where one is.
  if (!head || (head.parents.length === 0 && here === undefined)) return null
  const way = [...head.parents, head].map((area, index, { length }) => ({
    // The kinds stand in the full name of the last; above it the names are enough.
    label: index === length - 1 ? reading(area.title) : area.name,
    to: linkTo(area.id),
  }))
  return <Breadcrumb crumbs={here === undefined ? way : [...way, { label: here }]} />
}
