import { createHash } from 'node:crypto'

/** Colours have a contrast of at least 7 to 1 for text and 4.5 to 1 for what is secondary, in both schemes (WCAG 2.1, 1.4.3). */
export const style = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#4a4a55;--paper:#fff;--tint:#f3f4f8;--line:#767683;--link:#0b4a8f;--alarm:#9a1020}
@media (prefers-color-scheme:dark){:root{--ink:#ececf1;--soft:#b9b9c6;--paper:#17171c;--tint:#22222a;--line:#8d8d9b;--link:#9cc8ff;--alarm:#ffb3b8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;padding-top:1rem}
header p{margin:0;font-weight:600;color:var(--soft)}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.15em}
a:focus-visible,main:focus-visible{outline:.1875rem solid var(--link);outline-offset:.1875rem}
main:focus{outline:0}
header a,.links a,nav li a{display:inline-block;padding:.5rem 0;min-width:2.75rem}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
h1{font-size:1.875rem;line-height:1.2;margin:1.5rem 0 .5rem}
h2{font-size:1.375rem;line-height:1.25;margin:2.25rem 0 .75rem}
h3{font-size:1.125rem;line-height:1.35;margin:0}
p{margin:.25rem 0}
ul{padding:0;margin:.5rem 0;list-style:none}
.meetups>li{padding:1rem 1.125rem;margin:0 0 .75rem;background:var(--tint);border-inline-start:.25rem solid var(--line)}
.meetups>li.next{border-color:var(--link)}
.meetups>li.off{border-color:var(--alarm)}
.state{color:var(--alarm);font-weight:600}
.talks{list-style:disc;padding-inline-start:1.25rem;margin:.25rem 0 0}
.past>li{padding:.5rem 0;border-bottom:.0625rem solid var(--line)}
.when,.soft{color:var(--soft)}
nav ul,.links ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
footer{margin-top:2.5rem;padding-top:1rem;padding-bottom:2rem;border-top:.0625rem solid var(--line);color:var(--soft);font-size:.9375rem}
@media print{header nav,.links,.skip,nav{display:none}body{background:#fff;color:#000;font-size:11pt}.meetups>li{background:none;break-inside:avoid}a{color:inherit}.past a[href^=http]::after{content:" (" attr(href) ")"}}
`

/** Allows this style and the empty icon, and nothing else: no scripts, fonts or other sites. */
export function policyFor(ownStyle: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(ownStyle).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const policy = policyFor(style)
