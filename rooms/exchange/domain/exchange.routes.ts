import type { RouteContract } from '#kit'
import { uploadPath, uploadShape } from './tables.contract.ts'

/** What goes up and comes down as bytes, for the API's page. */
export const exchangeRoutes: readonly RouteContract[] = [
  {
    method: 'post',
    path: uploadPath,
    answer: uploadShape,
    permission: 'signed-in',
    title: { vi: 'Gửi một bảng tính lên (nội dung tệp là thân yêu cầu)', en: 'Bring a table (its bytes are the body)' },
  },
  {
    method: 'get',
    path: '/api/exchange/template',
    permission: 'signed-in',
    title: { vi: 'Tải mẫu của một loại bảng', en: 'Template of a kind of table' },
  },
  {
    method: 'get',
    path: '/api/exchange/export',
    permission: 'signed-in',
    title: { vi: 'Xuất danh sách đang xem thành XLSX hoặc CSV', en: 'The list that is seen, as XLSX or CSV' },
  },
  {
    method: 'get',
    path: '/api/exchange/batches/:id/marked',
    permission: 'signed-in',
    title: { vi: 'Tải bản đánh dấu lỗi của tệp đã nhập', en: 'The marked copy of an imported file' },
  },
]
