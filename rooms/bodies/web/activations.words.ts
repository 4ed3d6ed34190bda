import { roomWords } from '#platform/web'

/** The words of command posts that take a directive up. */
export const activationWords = roomWords('bodies-activations', {
  vi: {
    title: 'Sở chỉ huy theo văn bản này',
    note: 'Chỉ kích hoạt khi có người đứng đầu; tên người đó được ghi lại.',
    activate: 'Kích hoạt',
    active: 'Đã kích hoạt',
    done: 'Đã kích hoạt {name}',
    since: 'từ {at}, đứng đầu: {head}',
    head: 'đứng đầu: {head}',
    'no-head': 'chưa có người đứng đầu: chưa kích hoạt được',
  },
  en: {
    title: 'Command posts for this directive',
    note: 'Only a post with somebody at its head takes a directive up; the name is kept.',
    activate: 'Activate',
    active: 'Active',
    done: '{name} is active',
    since: 'since {at}, headed by {head}',
    head: 'headed by {head}',
    'no-head': 'nobody heads it: it cannot take this up yet',
  },
})
