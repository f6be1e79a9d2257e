// SPDX-License-Identifier: Apache-2.0
#include "report/chapter.hpp"

namespace crosscut::report {

std::string_view style_sheet()
{
    return R"css(
:root { --paper: #fbfaf7; --panel: #ffffff; --ink: #1d2129; --ink2: #565d69; --line: #dedbd3; --accent: #0b5cad; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 16px/1.5 Inter, "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
body { margin: 0 auto; padding: 3rem 1.5rem 4rem; max-width: 68rem; }
p, li, dd { max-width: 44rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; font-weight: 600; text-wrap: balance; }
h1 { font-size: 2.1rem; letter-spacing: -0.01em; }
h2 { font-size: 1.6rem; padding-top: 2.5rem; border-top: 2px solid var(--ink); margin-top: 4rem; }
h3 { font-size: 1.18rem; margin-top: 2.5rem; }
h4 { font-size: 1rem; margin-top: 1.75rem; }
h5 { font-size: 0.94rem; margin-top: 1rem; }
p { margin: 0.75rem 0; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header .question { color: var(--ink2); font-size: 1.15rem; margin: 0.5rem 0 0; }
.warning { border-left: 3px solid #b98906; padding: 0.1rem 0 0.1rem 1rem; margin: 1.75rem 0; color: var(--ink); }
.summary { font-size: 1.15rem; max-width: 40rem; margin: 1rem 0 0; }
.lead { color: var(--ink2); margin: 0.25rem 0 0.75rem; }
.note, .files { color: var(--ink2); font-size: 0.88rem; }
nav ol { list-style: none; margin: 0.75rem 0 0; padding: 0; max-width: 44rem; columns: 2; column-gap: 2.5rem; }
nav li { padding: 0.3rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
figure { margin: 1.25rem 0 1.75rem; padding: 0; }
figure svg { display: block; width: 100%; height: auto; min-width: 40rem; background: var(--paper); border: 1px solid var(--line); }
figcaption { font-size: 0.88rem; color: var(--ink2); margin-top: 0.6rem; max-width: 52rem; }
figcaption b { color: var(--ink); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 0.86rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: 0.4rem 0 0.6rem; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 0.42rem 0.9rem 0.42rem 0; font-weight: 400; border-bottom: 1px solid var(--line); hyphens: auto; overflow-wrap: break-word; }
td:last-child, th:last-child { padding-right: 0; }
thead th { font-weight: 600; color: var(--ink2); border-bottom: 1px solid var(--ink); vertical-align: bottom; }
.num { text-align: right; white-space: nowrap; }
thead .num { white-space: normal; max-width: 7.5rem; }
.wide { width: 42%; white-space: pre-line; hyphens: manual; }
dl.measures { font-size: 0.9rem; margin: 1rem 0; max-width: 52rem; }
dl.measures dt { font-weight: 600; margin-top: 0.7rem; }
dl.measures dd { margin: 0.1rem 0 0; color: var(--ink2); max-width: none; }
code { font: 0.85em "DejaVu Sans Mono", monospace; color: var(--ink2); font-weight: 400; }
ul.gaps { list-style: none; margin: 0.5rem 0; padding: 0; }
ul.gaps > li { border-top: 1px solid var(--line); padding: 0.7rem 0; max-width: 52rem; }
.finding { margin: 0; max-width: none; }
.flag { display: inline-block; min-width: 1.55rem; padding: 0 0.3rem; margin-right: 0.25rem; border: 1.5px solid var(--accent); border-radius: 0.8rem; color: var(--accent); font-size: 0.8rem; font-weight: 600; text-align: center; }
.flag.on-map { background: var(--accent); color: #ffffff; }
.grade { color: var(--ink2); font-size: 0.88rem; white-space: nowrap; border-bottom: 1px dotted var(--ink2); }
ul.gaps .note { margin: 0.2rem 0; }
ol.questions { margin: 0.75rem 0; columns: 2; column-gap: 2.5rem; max-width: 52rem; font-size: 0.94rem; }
ul.answer { padding-left: 1.1rem; }
ul.answer li { max-width: 50rem; margin: 0.35rem 0; }
ul.caveats { color: var(--ink2); font-size: 0.92rem; padding-left: 1.1rem; }
details { margin: 0.4rem 0; }
summary { cursor: pointer; color: var(--accent); font-size: 0.9rem; width: fit-content; }
.count { color: var(--ink2); }
ul.claims, ul.events { list-style: none; margin: 0.4rem 0 0.6rem; padding: 0 0 0 1rem; border-left: 2px solid var(--line); font-size: 0.9rem; }
ul.claims li, ul.events li { margin: 0.5rem 0; max-width: 50rem; }
.excluded { color: var(--ink2); }
.who { font-weight: 600; margin-right: 0.3rem; }
q { display: block; font-style: italic; margin: 0.15rem 0; }
.place { display: block; color: var(--ink2); font-size: 0.85rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 2px solid var(--ink); color: var(--ink2); font-size: 0.88rem; }
:lang(de) q { quotes: "\201e" "\201c"; }
:lang(en) q { quotes: "\201c" "\201d"; }
@media (max-width: 40rem) { nav ol { columns: 1; } body { padding-top: 1.5rem; } }
@media print {
  @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page); } }
  html { background: #ffffff; font-size: 10pt; }
  body { padding: 0; max-width: none; }
  a { color: inherit; }
  .chapter { break-before: page; }
  h2 { margin-top: 0; }
  h2, h3, h4, h5, caption, summary { break-after: avoid; }
  figure, tr, ul.gaps > li > .finding { break-inside: avoid; }
  figure svg { min-width: 0; border: none; background: none; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { list-style: none; color: var(--ink2); }
  .files { display: none; }
}
)css";
}

}  // namespace crosscut::report
