namespace Verify.Reports.Html;

/// <summary>The page's style sheet and script.</summary>
internal static class PageAssets
{
    /// <summary>Light and dark paper, wide and narrow screens, print.</summary>
    public const string Style = """
        :root{color-scheme:light dark;--page:#fff;--card:#fff;--ink:#1a1a1a;--soft:#5f5f5f;--line:#dcdfe3;--shade:#f3f5f7;--good:#1b6e3c;--open:#8a5a00;--bad:#b3261e;--link:#0b57a4}
        @media(prefers-color-scheme:dark){:root{--page:#0f1114;--card:#16181c;--ink:#e8e8e8;--soft:#a5a5a5;--line:#33373d;--shade:#1f2227;--good:#7ad39b;--open:#f0b840;--bad:#ff8a80;--link:#8ab8ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 "Source Serif 4","DejaVu Serif Condensed",Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
        main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
        h1{font-size:2.4rem;margin:.5rem 0 0}h2{font-size:1.5rem;margin:2rem 0 .6rem}h3{font-size:1.2rem;margin:0 0 .3rem}h4{font-size:1rem;margin:1.2rem 0 .3rem}
        math{font-family:"Latin Modern Math","STIX Two Math","Cambria Math","DejaVu Math TeX Gyre",math}
        a{color:var(--link)}code{font:.82em/1.4 "DejaVu Sans Mono",ui-monospace,Consolas,monospace}
        .subtitle{margin:0;color:var(--soft);font-style:italic}.headline{font-size:1.25rem;font-weight:bold}
        .holds{color:var(--good)}.inconclusive,.incomplete>a,.complaint.incomplete{color:var(--open)}.refuted,.failure>a,.complaint.failure{color:var(--bad)}
        .complaint{border-left:3px solid;padding-left:.7rem;font-weight:bold}.complaint.note{color:var(--soft)}
        .glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem;align-items:start}
        table{border-collapse:collapse;width:100%;font-size:.87rem}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}
        thead th{background:var(--shade);color:var(--soft)}tbody th{font-weight:normal;color:var(--soft)}th{overflow-wrap:normal}.facts th{width:11rem}.scroll thead th,.scroll tbody td:last-child{white-space:nowrap}.scroll td{overflow-wrap:break-word}.scroll td:first-child{min-width:9rem}.scroll td:first-child,td code{overflow-wrap:anywhere}.matrix td,.matrix thead th+th{text-align:right}
        .scroll{overflow-x:auto}.scroll>table{min-width:34rem}.number summary,.rest summary{cursor:pointer}.rest{font-size:.87rem;margin:.3rem 0}.rest table{font-size:inherit}.number code{display:block;max-height:12rem;overflow:auto}
        .filter{display:flex;flex-wrap:wrap;gap:.5rem;position:sticky;top:0;z-index:1;background:var(--page);padding:.6rem 0;border-bottom:1px solid var(--line)}
        .filter input,.filter select{font:inherit;font-size:.9rem;padding:.3rem .5rem;border:1px solid var(--line);border-radius:.3rem;background:var(--card);color:var(--ink);max-width:100%}
        .filter input{flex:1 1 12rem;min-width:8rem}.filter output{align-self:center;color:var(--soft);font-size:.9rem}
        .claim{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.1rem;margin:0 0 1.2rem;scroll-margin-top:4rem}
        .standing{margin:.2rem 0 .8rem}.formula{overflow:auto hidden;text-align:center;font-size:1.15rem;margin:.6rem 0}
        figure{margin:1rem 0;text-align:center}figure .title{font-weight:bold}figcaption{font-size:.87rem;color:var(--soft)}
        .figure{width:100%;max-width:44rem;min-width:27rem;height:auto}
        .comparison details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.4rem .7rem}.comparison summary{cursor:pointer;font-weight:bold}.comparison table{table-layout:fixed}.comparison th:first-child{width:34%}.comparison .scroll tbody td{white-space:normal;overflow-wrap:anywhere}
        .regression{color:var(--bad)}.change{color:var(--open)}.comparison tbody th{color:var(--ink)}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        footer{max-width:60rem;margin:0 auto;padding:1rem;border-top:1px solid var(--line);color:var(--soft);font-style:italic;font-size:.87rem}
        [hidden]{display:none!important}
        @media(max-width:48rem){.claim{scroll-margin-top:6.2rem}}
        @media(max-width:40rem){.claim p,.claim li,.claim h3,.claim h4,.doubts li,figcaption,figure .title{overflow:auto hidden}ul{padding-left:.2rem}li{list-style-position:inside}}
        @media(max-width:30rem){.filter{position:static}.claim{scroll-margin-top:.5rem}th,td{padding:.3rem .25rem}.glance table{font-size:.8rem}.facts th{width:7rem}main{padding:1rem .8rem}.claim{padding:.8rem .7rem}}
        @media print{.filter{display:none}.claim,figure,tr{break-inside:avoid}.claim{border:0;padding:0}}

        """;

    /// <summary>Filter and search; without script the page shows everything.</summary>
    public const string Script = """
        (function () {
          var fields = ['search', 'topic', 'rung', 'verdict'].map(function (id) { return document.getElementById(id); });
          var claims = Array.from(document.querySelectorAll('article.claim'));
          var texts = claims.map(function (c) { return c.textContent.toLowerCase(); });
          function update() {
            var words = fields[0].value.toLowerCase().split(' ').filter(Boolean), topic = fields[1].value, rung = fields[2].value, verdict = fields[3].value, shown = 0;
            claims.forEach(function (c, i) {
              var d = c.dataset;
              var match = [!topic || d.topic === topic, !rung || d.rung === rung, !verdict || d.verdict === verdict || d[verdict] === 'yes', words.every(function (w) { return texts[i].includes(w); })].every(Boolean);
              c.hidden = !match;
              shown += match ? 1 : 0;
            });
            document.querySelectorAll('section.topic').forEach(function (s) { s.hidden = !s.querySelector('article.claim:not([hidden])'); });
            document.getElementById('count').textContent = shown + ' of ' + claims.length + ' claims';
          }
          fields.forEach(function (f) { f.addEventListener('input', update); });
          document.querySelector('form.filter').addEventListener('submit', function (e) { e.preventDefault(); });
          update();
        })();
        """;
}
