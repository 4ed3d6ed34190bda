import { type PageProps, useAccount } from '#platform/web'
import { AreaBoard } from './area-board.tsx'

/** `/`: the board of the area that the reader answers for. */
export function HomePage() {
  return <AreaBoard areaId={useAccount().homeAreaId} />
}

/** `/areas/$areaId`: the same page for every area, whatever its level. */
export function AreaPage({ params }: PageProps) {
  return <AreaBoard areaId={Number(params.areaId)} />
}
