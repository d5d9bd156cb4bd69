namespace Distribution.Experiments.Reports;

/// <summary>The style of the page. Its classes start with <c>dr-</c>, and no rule names an element of SVG, so that nothing reaches into
/// the charts.</summary>
internal static class PageStyle
{
    public const string Text = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        .dr{margin:0;background:var(--dc-page);color:var(--dc-ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
        .dr-top,.dr main{max-width:1184px;margin:0 auto;padding:0 20px}
        .dr-top{padding-top:32px}
        .dr h1{font-size:26px;line-height:1.25;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
        .dr h2{font-size:15px;line-height:1.35;margin:0;font-weight:600}
        .dr p,.dr ul,.dr dl,.dr figure{margin:0}
        .dr code{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        .dr a{color:var(--dc-x1)}
        .dr :focus-visible{outline:2px solid var(--dc-s1);outline-offset:2px;border-radius:3px}
        .dr-skip{position:absolute;left:20px;top:-60px;background:var(--dc-card);padding:6px 10px;border:1px solid var(--dc-axis);border-radius:6px}
        .dr-skip:focus{top:8px}
        .dr-purpose{color:var(--dc-muted);margin-top:4px!important}
        .dr-good{--dr-tone:var(--dc-good)}.dr-bad{--dr-tone:var(--dc-bad)}.dr-warn{--dr-tone:var(--dc-warn)}.dr-none{--dr-tone:var(--dc-muted)}
        .dr-badge{color:var(--dr-tone);font-weight:600;white-space:nowrap}
        .dr-verdict{margin-top:20px;background:var(--dc-card);border:1px solid var(--dc-grid);border-left:4px solid var(--dr-tone);border-radius:8px;padding:12px 16px}
        .dr-verdict ul{padding-left:20px;margin-top:6px}
        .dr-verdict .dr-badge{margin-right:6px}
        .dr-state{margin-top:8px;border-left:3px solid var(--dr-tone);padding-left:10px;font-size:13px}
        .dr-resume{font-size:13px;margin-top:4px!important;color:var(--dc-muted)}
        .dr-resume code{color:var(--dc-ink)}
        .dr-card{background:var(--dc-card);border:1px solid var(--dc-grid);border-radius:8px;padding:16px}
        .dr-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,220px),1fr));gap:16px;margin-top:16px}
        .dr-label{font-size:13px;color:var(--dc-muted)}
        .dr-value{font-size:26px;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
        .dr-note{font-size:12px;color:var(--dc-muted)}
        .dr-range{font-size:13px;font-variant-numeric:tabular-nums}
        .dr-contents{margin-top:20px;font-size:13px}
        .dr-contents ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 20px}
        .dr-contents a,.dr-files a{text-decoration:none}
        .dr-contents a:hover,.dr-files a:hover{text-decoration:underline}
        .dr-contents span{color:var(--dr-tone)}
        .dr-charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));grid-auto-flow:dense;gap:20px;margin-top:20px}
        .dr-charts>*{min-width:0;display:flex;flex-direction:column}
        .dr-charts .dr-main{grid-column:1/-1}
        .dr-sub{font-size:13px;color:var(--dc-muted);overflow-wrap:anywhere}
        .dr-plot{overflow-x:auto;margin-top:10px;background:linear-gradient(90deg,var(--dc-card) 24px,transparent 36px) 0 0/36px 100% no-repeat local,linear-gradient(270deg,var(--dc-card) 24px,transparent 36px) 100% 0/36px 100% no-repeat local,linear-gradient(90deg,var(--dc-grid),transparent) 0 0/10px 100% no-repeat scroll,linear-gradient(270deg,var(--dc-grid),transparent) 100% 0/10px 100% no-repeat scroll}
        .dr-plot>*{display:block;width:100%;min-width:430px;max-width:620px;height:auto}
        .dr-wide>*{max-width:none}
        .dr-narrow{display:none}
        .dr figcaption{font-size:13px;color:var(--dc-muted);margin-top:8px}
        .dr-finding{color:var(--dc-ink)}
        .dr-foot{display:flex;flex-wrap:wrap;align-items:flex-start;justify-content:space-between;gap:8px 16px;margin-top:auto;padding-top:8px;font-size:13px;color:var(--dc-muted)}
        .dr-foot details{max-width:100%}
        .dr-foot details[open]{flex-basis:100%}
        .dr-files{margin-left:auto!important}
        .dr summary{cursor:pointer}
        .dr-table,.dr-made{margin-top:20px}
        .dr-scroll{overflow:auto;margin-top:8px;max-height:340px}
        .dr-tall{max-height:75vh}
        .dr table{border-collapse:separate;border-spacing:0;font-size:13px;line-height:1.4}
        .dr-table table{width:100%}
        .dr th,.dr td{text-align:left;padding:5px 12px;border-bottom:1px solid var(--dc-grid);vertical-align:top;color:var(--dc-ink);white-space:nowrap}
        .dr th{position:sticky;top:0;background:var(--dc-card);font-weight:600;border-bottom-color:var(--dc-axis)}
        .dr .dr-n{text-align:right;font-variant-numeric:tabular-nums}
        .dr .dr-ci,.dr .dr-code{color:var(--dc-muted)}
        .dr .dr-code{white-space:normal;min-width:300px}
        .dr th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
        .dr th button::after{content:"";display:inline-block;width:1em;margin-right:-1em;text-align:center;color:var(--dc-muted)}
        .dr th button:hover::after{content:"↕"}
        .dr th[aria-sort=ascending] button::after{content:"↑"}
        .dr th[aria-sort=descending] button::after{content:"↓"}
        .dr-made dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 20px;font-size:13px;margin-top:8px}
        .dr-made dt{color:var(--dc-muted)}
        .dr-made dd{margin:0;overflow-wrap:anywhere}
        .dr-made{margin-bottom:48px}
        @media (max-width:900px){.dr-wide{display:none}.dr-narrow{display:block}}
        @media (max-width:600px){.dr-top,.dr main{padding-left:12px;padding-right:12px}.dr-top{padding-top:20px}.dr-card{padding:12px}.dr h1{font-size:22px}}
        @media print{
        .dr{background:#fff}.dr-contents,.dr-skip,.dr-foot,.dr th button::after{display:none}
        .dr-card{break-inside:avoid;border-color:#bbb}.dr-table{break-inside:auto}.dr-scroll{max-height:none;overflow:visible}
        .dr th{position:static}.dr td,.dr th{white-space:normal}
        }

        """;
}
