use super::*;

#[test]
fn html_is_told_from_text_with_signs() {
    for html in [
        "<!DOCTYPE html><html>",
        "\u{feff}<html lang=en>",
        "<?xml version='1.0'?>\n<!-- saved -->\n<html>",
        "  <div class=a><ol><li>x</ol></div>",
        "<article id='article'>",
        "<p>Only a paragraph",
        "<span class=label>Category</span><p>x</p>",
    ] {
        assert!(looks_like_html(html), "{html}");
    }
    for text in [
        "",
        "Summary: <p> is a tag",
        "<sup>*</sup> some cases have two reasons",
        "<3 the Council",
        "<Mr X> said",
        "<p2> said",
        "<!-- only a comment",
        "a < b",
        "<b>Note</b> in plain text",
    ] {
        assert!(!looks_like_html(text), "{text}");
    }
}

#[test]
fn a_saved_decision_page_has_the_shape_of_the_text_form() {
    let page = r#"<!DOCTYPE html><html><head><title>Northmoor Council (24 000 111) - Local Government and
        Social Care Ombudsman</title></head><body class="cookies-on"><header><h2>LGSCO</h2></header>
        <div id="cookie-banner"><p>We use cookies</p></div><nav><ul><li>Home</li></ul></nav>
        <article id="article"><div class="head">
        <div><div class="label">Category :</div> <div class="value"><a href="/a">Housing</a> &gt;
          <a href="/b">Private&nbsp;housing</a></div></div>
        <div><div class="label">Decision :</div><div class="value">Not upheld</div></div>
        <p><span class="label">Decision date</span> : <span class="value">03 Feb 2025</span></p></div>
        <h2>The Ombudsman&rsquo;s final decision:</h2><p><strong>Summary:</strong> No fault.</p>
        <h3>The complaint</h3>
        <ol><li>First<sup>1</sup> point.</li><li><p>Second:</p>
          <ol type="a"><li>one; and</li><li>two:<ul><li>deep</li></ol></li></ol>
        <p class="cite">(Housing Act 1985)</p>
        <ol start="3"><li>Third.<ul><li>bullet</li></ul><li>Fourth,<br>one line.</ol>
        <p><a href="\#top">Back to top</a></p></article><footer>Crown copyright</footer></body></html>"#;
    let text = "Northmoor Council (24 000 111)\n\n\
        Category : Housing > Private housing\n\n\
        Decision : Not upheld\n\n\
        Decision date : 03 Feb 2025\n\n\
        The Ombudsman’s final decision:\n\n\
        Summary: No fault.\n\n\
        The complaint\n\n\
        \x20 1. First1 point.\n\
        \x20 2. Second:\n\
        \x20     a) one; and\n\
        \x20     b) two:\n\
        \x20       • deep\n\n\
        (Housing Act 1985)\n\n\
        \x20 3. Third.\n\
        \x20   • bullet\n\
        \x20 4. Fourth, one line.\n\n\
        Back to top\n";
    assert_eq!(render(page), text);
}

#[test]
fn the_title_is_found_wherever_the_page_keeps_it() {
    let body = "<div class=label>Decision</div><div class=value>Upheld</div>";
    for (page, title) in [
        (
            format!("<body><h1>A (24 000 111)</h1><article id=article>{body}</article>"),
            "A (24 000 111)",
        ),
        (format!("<article id=article><h1>B (24 000 111)</h1>{body}</article>"), "B (24 000 111)"),
        (
            format!("<title>C (24-000-111a) | Site</title><article id=article>{body}"),
            "C (24-000-111a)",
        ),
        (
            format!("<meta property=og:title content='D (24 000 111)'><article id=article>{body}"),
            "D (24 000 111)",
        ),
        (
            format!("<title>Local Government Ombudsman</title><article id=article>{body}"),
            "Decision : Upheld",
        ),
        (
            "<main><h1>Annual report</h1><p>Text</p><div class=label>Notes</div></main>".to_owned(),
            "Annual report",
        ),
    ] {
        assert_eq!(render(&page).lines().next(), Some(title), "{page}");
    }
}

#[test]
fn tables_become_rows_with_tabs() {
    let page = "<table><caption>Cases</caption><tr><th>Year<th colspan=2>Upheld</tr>\
        <tr><td>2023<td> <b>4</b> <td>5<br>%</table><table><tr><td>x<td>y</table>";
    assert_eq!(render(page), "Cases\n\nYear\tUpheld\t\n2023\t4\t5 %\n\nx\ty\n");
}

#[test]
fn a_cell_over_several_rows_keeps_the_columns_below_it() {
    let page = "<table><tr><th rowspan=2>Team<th colspan=2>Paid</tr><tr><th>2022<th>2023</tr>\
        <tr><td>Roads<td>4<td>5</tr></table><table><tr><td>x<td>y</tr></table>";
    assert_eq!(render(page), "Team\tPaid\t\n\t2022\t2023\nRoads\t4\t5\n\nx\ty\n");
}

#[test]
fn a_table_that_only_lays_out_the_page_is_no_row() {
    let page = "<table><tr><td><h1>T</h1><td><ol><li>One</ol></tr></table>\
        <table><tr><th>Category:</th><td>Education</td></tr></table>";
    assert_eq!(render(page), "T\n\n  1. One\n\nCategory : Education\n");
}

#[test]
fn malformed_lists_render_sensibly() {
    for (page, text) in [
        ("<ol><li>a<li>b<ol><li>c</ol><li>d</ol>", "  1. a\n  2. b\n      1. c\n  3. d\n"),
        ("<ol><li>a</li><ol><li>b</li></ol><li>c</li></ol>", "  1. a\n      1. b\n  2. c\n"),
        ("<ol><p>lead</p><li>a</ol>", "lead\n\n  1. a\n"),
        ("<li>a<li>b", "  • a\n  • b\n"),
        ("<ol><li><li value=7>x</ol>", "  7. x\n"),
        ("<ul><li>a<ul><li>b<ul><li>c</ul></ul></ul>", "  • a\n    • b\n      • c\n"),
        ("<ol><li><p>a</p><p>b</p><li>c</ol>", "  1. a\n\nb\n\n  2. c\n"),
        ("<p>a<br>b<br><br>c", "a\nb\n\nc\n"),
        ("<p>x</p><ol class=lower-alpha><li>y</ol>", "x\n\n      a) y\n"),
    ] {
        assert_eq!(render(page), text, "{page}");
    }
}

#[test]
fn markdown_with_pieces_of_html_keeps_its_own_lines() {
    let page = "<h1>Annual report</h1>\n\n**Cabinet, 4 May**\n\n## 1&nbsp;Sums\n\n\
        | Year | Sum |\n| --- | --- |\n| 2021 | &pound;4 |\n\n<table><tr><td>a<td>1</tr>\n\
        <tr><td>b<td>2</table>\n\n<p>Paid <b>&pound;5</b>.</p>\n";
    assert!(looks_like_html(page));
    assert_eq!(
        render(page),
        "Annual report\n\n**Cabinet, 4 May**\n\n## 1 Sums\n\n| Year | Sum |\n| --- | --- |\n\
         | 2021 | £4 |\n\na\t1\nb\t2\n\nPaid £5.\n"
    );
}

#[test]
fn what_is_hidden_stays_hidden() {
    let page = "<div>a<span hidden>b</span><span style='display: none'>c</span>\
        <i aria-hidden=true class=x>d</i><button>e</button>f&pound;1</div>";
    assert_eq!(render(page), "af£1\n");
}

#[test]
fn a_definition_list_gives_header_lines_and_long_definitions_stay_blocks() {
    let long = "word ".repeat(100);
    let page = format!("<dl><dt>Outcome</dt><dd>Upheld</dd><dt>Note</dt><dd>{long}</dd></dl>");
    assert_eq!(render(&page), format!("Outcome : Upheld\n\nNote\n\n{}\n", long.trim()));
}

#[test]
fn the_address_comes_from_the_markup() {
    for (page, address_of_page) in [
        ("<link href='https://a.org/b' rel='canonical'>", Some("https://a.org/b")),
        ("<meta property='og:url' content='http://a.org/c'>", Some("http://a.org/c")),
        ("<!-- saved from url=(0015)https://a.org/d -->\n<html>", Some("https://a.org/d")),
        ("<link rel=canonical href='/relative'>", None),
    ] {
        assert_eq!(address(page).as_deref(), address_of_page, "{page}");
    }
}

#[test]
fn hostile_pages_take_linear_time_and_no_stack() {
    for piece in [
        "<div>",
        "<p>",
        "<b><p>",
        "<ol><li>",
        "<table><tr><td>",
        "<div class=label>x",
        "<svg>",
        "<font class=a><p>",
        "</p>",
        "<a b=\"",
        "<dl><dt>x",
        "<select>",
        "<!--",
        "<td>",
        "<x/>",
        "</a",
        "</scripts",
    ] {
        let head = if piece.starts_with("</") { "<html>word<script>" } else { "<html><body>word " };
        let page = head.to_owned() + &piece.repeat(200_000 / piece.len());
        let begun = std::time::Instant::now();
        assert!(render(&page).contains("word"), "{piece}");
        assert!(begun.elapsed().as_secs() < 10, "{piece}: {:?}", begun.elapsed());
    }
}
