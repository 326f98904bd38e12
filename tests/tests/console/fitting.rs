//! Every page at twice the size, by keyboard alone, and on paper.

use super::{NOTICE, quiet};
use minglu_tests::page::{Page, key};
use minglu_tests::stage::Stage;
use minglu_tests::{Step, printed, programs};
use serde_json::{Value, json};

/// The pages of a reviewer: paths and names of their parts, with what they say once they are whole.
const PAGES: [(&str, &str); 14] = [
    ("home", "澄溪县财政局"),
    ("review", "澄溪县财政局"),
    ("packages", "接收 U 盘报送"),
    ("notices", NOTICE),
    ("forms", "公开专区情况"),
    ("materials", "2026年标准目录"),
    ("checks", "第四季度目录抽查"),
    ("bulletin", "白石镇人民政府"),
    ("assessment", "按时报送"),
    ("statistics", "按公开属性"),
    ("report", "汇总了 1 个单位"),
    ("contacts", "0000-1234"),
    ("search", "查找内容"),
    ("units", "白石镇人民政府"),
];

/// What can be pressed or written in and can be seen.
const CONTROLS: &str = r#"
    const controls = [...document.querySelectorAll("button, a[href], input, select, textarea, summary")]
        .filter((part) => !part.disabled && part.checkVisibility({ visibilityProperty: true }));
    const called = (part) => part.dataset.testid ?? (part.innerText || part.getAttribute("aria-label") || part.outerHTML).slice(0, 60);
"#;

/// Parts beyond the window's edge, cut off, or on top of each other. A table may be moved sideways in
/// its own frame; the page may not.
const MISPLACED: &str = r#"
    const wrong = [];
    const scrolls = (part) => /auto|scroll/.test(getComputedStyle(part).overflow);
    const frame = (part) => {
        let around = part.parentElement;
        while (around && !scrolls(around)) around = around.parentElement;
        return around;
    };
    const wide = [document.scrollingElement, ...document.querySelectorAll(".main, .page")];
    for (const whole of wide) {
        if (whole.scrollWidth > whole.clientWidth + 1) wrong.push(`sideways: ${whole.className || whole.tagName}`);
    }
    for (const part of controls) {
        const right = (part.closest(".scroll") ?? part).getBoundingClientRect().right;
        if (right > window.innerWidth + 1) wrong.push(`beyond the edge: ${called(part)}`);
        const cut = part.tagName !== "SELECT" && getComputedStyle(part).overflowX !== "visible";
        if (cut && part.tagName === "BUTTON" && part.scrollWidth > part.clientWidth + 1) wrong.push(`cut off: ${called(part)}`);
    }
    const places = controls.filter((part) => !part.closest(".visually-hidden"))
        .map((part) => [part, part.getBoundingClientRect(), frame(part)]);
    places.forEach(([one, at, around], nth) => {
        for (const [other, there, theirs] of places.slice(nth + 1)) {
            if (around !== theirs || one.contains(other) || other.contains(one)) continue;
            const across = Math.min(at.right, there.right) - Math.max(at.left, there.left);
            const down = Math.min(at.bottom, there.bottom) - Math.max(at.top, there.top);
            if (across > 2 && down > 2) wrong.push(`over each other: ${called(one)} and ${called(other)}`);
        }
    });
    return wrong;
"#;

/// Notes what gets the focus, and whether that can be seen.
const LISTEN: &str = r#"
    document.activeElement?.blur();
    window.focused = new Map();
    const seen = (part) => {
        const style = part && getComputedStyle(part);
        return !!style && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none");
    };
    window.note ??= document.addEventListener("focusin", ({ target }) => {
        const around = target.classList.contains("visually-hidden") ? target.closest("label") : target;
        window.focused.set(target, seen(around));
    }) ?? true;
    return controls.length;
"#;

/// Controls that no Tab has reached, and those whose focus does not show. Of radio buttons one is
/// reached, and the arrows go on from there.
const MISSED: &str = r#"
    const missed = controls.filter((part) => part.type !== "radio" && !window.focused.has(part));
    const dark = controls.filter((part) => window.focused.get(part) === false);
    return [...missed.map((part) => `not reached: ${called(part)}`), ...dark.map((part) => `focus unseen: ${called(part)}`)];
"#;

/// All pages, as somebody reads them who needs large letters or has no mouse.
pub async fn every_page_fits_large_letters_and_the_keyboard(page: &Page) -> Step {
    page.visit("/home").await?;
    for _ in 0..5 {
        page.click("scale-up").await?;
    }
    page.shows("scale", "200%").await?;
    let mut wrong = Vec::new();
    for (path, says) in PAGES {
        go(page, path, says).await?;
        page.picture(&format!("console-large-{path}")).await?;
        let misplaced = page
            .run(&format!("{CONTROLS}{MISPLACED}"), Vec::new())
            .await?;
        wrong.extend(told(path, &misplaced));
        wrong.extend(told(path, &by_keyboard(page).await?));
    }
    for _ in 0..5 {
        page.click("scale-down").await?;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Goes once around the page by Tab.
async fn by_keyboard(page: &Page) -> Step<Value> {
    let count = page.run(&format!("{CONTROLS}{LISTEN}"), Vec::new()).await?;
    let count = count.as_u64().ok_or("no controls counted")?;
    // Frames that are scrolled take the focus too.
    let round = (0..count + 12).map(|_| key::TAB);
    page.write(&round.collect::<String>()).await?;
    page.run(&format!("{CONTROLS}{MISSED}"), Vec::new()).await
}

async fn go(page: &Page, path: &str, says: &str) -> Step {
    page.visit(&format!("/{path}")).await?;
    page.shows(path, says).await?;
    quiet(page).await
}

fn told(path: &str, wrong: &Value) -> Vec<String> {
    let all = wrong.as_array().into_iter().flatten();
    all.map(|one| format!("{path}: {one}")).collect()
}

/// The pages that hold figures, on paper: what they say, without menu and buttons.
pub async fn every_page_prints_what_it_says_and_nothing_to_press(
    page: &Page,
    stage: &Stage,
) -> Step {
    let newer = [
        "packages",
        "materials",
        "checks",
        "assessment",
        "statistics",
        "report",
        "contacts",
    ];
    for (path, says) in PAGES.iter().filter(|(path, _)| newer.contains(path)) {
        go(page, path, says).await?;
        let script = r#"
            const pressed = document.querySelectorAll(".top-bar button, .page-head button, .page button.primary");
            return [...pressed].map((part) => part.innerText.split(" ")[0]).filter((words) => words.length > 1);
        "#;
        let mut pressed = page.run(script, Vec::new()).await?;
        let pressed = pressed.as_array_mut().ok_or("no buttons")?;
        pressed.push(json!("收集表格"));
        let pdf = page.on_paper(&stage.papers()).await?;
        std::fs::copy(
            &pdf,
            programs::screenshots().join(format!("console-{path}.pdf")),
        )?;
        let lines = printed::pages(&pdf)?;
        let text: String = lines
            .iter()
            .flatten()
            .map(|line| line.text.as_str())
            .collect();
        let text = text.replace(' ', "");
        assert!(text.contains(&says.replace(' ', "")), "{path}: {text}");
        let left = pressed.iter().filter_map(Value::as_str);
        let left: Vec<&str> = left.filter(|words| text.contains(words)).collect();
        assert!(left.is_empty(), "{path}: {left:?} in {text}");
    }
    Ok(())
}
