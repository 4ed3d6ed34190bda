import { Coverage } from './coverage.tsx'

/** The tab on the page of an area. */
export function CoverageTab({ areaId }: { readonly areaId: number }) {
  return <Coverage areaId={areaId} />
}
