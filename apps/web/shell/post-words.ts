/** A post and its area as people say it; the area is not said twice: `Chủ tịch UBND thành phố Hà Nội`. */
export function postWords(title: string, areaName: string | undefined): string {
  return areaName === undefined || areaName === '' || title.includes(areaName) ? title : `${title}, ${areaName}`
}
