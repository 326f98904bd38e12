//! What a person does on a page, in the names that the page gives its parts (`data-testid`).

use crate::Step;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::{PrintConfiguration, PrintOrientation};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Long for a machine that others keep busy too; a step that is ready waits for nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// Answers true where the part stands still from one frame to the next and nothing covers its
/// middle. A menu that is still unfolding takes a click where the pointer no longer is.
const AT_REST: &str = r#"
    const [part, answer] = arguments;
    const place = () => { const at = part.getBoundingClientRect(); return [at.x, at.y, at.width, at.height]; };
    part.scrollIntoView({ block: "nearest", inline: "nearest" });
    const before = place();
    setTimeout(() => requestAnimationFrame(() => {
        const now = place();
        const [x, y, width, height] = now;
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        answer(now.every((value, nth) => value === before[nth]) && (!top || part.contains(top) || top.contains(part)));
    }), 30);
"#;

/// Keys without a letter, as WebDriver names them.
pub mod key {
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Escape.
    pub const ESCAPE: char = '\u{e00c}';
    /// Tab.
    pub const TAB: char = '\u{e004}';
}

/// A page under WebDriver.
pub struct Page {
    client: Client,
}

impl Page {
    /// The page of this session.
    #[must_use]
    pub fn new(client: Client) -> Page {
        Page { client }
    }

    /// Waits for a part to be there.
    ///
    /// # Errors
    /// Fails where it does not come.
    pub async fn part(&self, name: &str) -> Step<Element> {
        let selector = selector(name);
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(&selector))
            .await;
        Ok(found.map_err(|e| format!("{name} is not on the page: {e}"))?)
    }

    /// Clicks a part, once it can be clicked.
    ///
    /// # Errors
    /// Fails where it stays covered, disabled or away.
    pub async fn click(&self, name: &str) -> Step {
        crate::trace("click", name);
        self.until(&format!("{name} can be clicked"), async || {
            let part = self.part(name).await?;
            Ok(part.is_enabled().await? && self.press_part(part).await?)
        })
        .await
    }

    /// Clicks a part that stands still; false where it does not yet, or the browser refuses.
    async fn press_part(&self, part: Element) -> Step<bool> {
        let place = serde_json::to_value(&part)?;
        let rests = self.client.execute_async(AT_REST, vec![place]).await?;
        Ok(rests == json!(true) && part.click().await.is_ok())
    }

    /// Writes into a field in place of what it held.
    ///
    /// # Errors
    /// Fails where the field is not there.
    pub async fn fill(&self, name: &str, text: &str) -> Step {
        let part = self.part(name).await?;
        part.clear().await?;
        Ok(part.send_keys(text).await?)
    }

    /// Goes to an address of the desk, as its links do.
    ///
    /// # Errors
    /// Fails where the browser refuses.
    pub async fn visit(&self, path: &str) -> Step {
        crate::trace("visit", path);
        self.run("location.hash = arguments[0]", vec![json!(path)])
            .await
            .map(|_| ())
    }

    /// Waits for what a selector finds.
    ///
    /// # Errors
    /// Fails where it never comes.
    pub async fn part_at(&self, selector: &str) -> Step {
        self.until(&format!("{selector} is there"), async || {
            Ok(!self
                .client
                .find_all(Locator::Css(selector))
                .await?
                .is_empty())
        })
        .await
    }

    /// Clicks the first visible part that a selector finds, for parts without a name of their own.
    ///
    /// # Errors
    /// Fails where none can be clicked.
    pub async fn click_at(&self, selector: &str) -> Step {
        crate::trace("click", selector);
        self.until(&format!("{selector} can be clicked"), async || {
            for part in self.client.find_all(Locator::Css(selector)).await? {
                if part.is_displayed().await? && self.press_part(part).await? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
    }

    /// Writes into what a selector finds in place of what it held, once it can be written in.
    ///
    /// # Errors
    /// Fails where it never can.
    pub async fn fill_at(&self, selector: &str, text: &str) -> Step {
        crate::trace("fill", selector);
        self.until(&format!("{selector} can be written in"), async || {
            let part = self.client.find(Locator::Css(selector)).await?;
            part.clear().await?;
            part.send_keys(text).await?;
            Ok(true)
        })
        .await
    }

    /// Types to whatever has the focus, key by key, as a keyboard does.
    ///
    /// # Errors
    /// Fails where the browser refuses.
    pub async fn write(&self, text: &str) -> Step {
        crate::trace("type", text);
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = text.chars().fold(keys, |keys, value| {
            keys.then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        });
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Presses one key; see [`key`].
    ///
    /// # Errors
    /// Fails where the browser refuses.
    pub async fn press(&self, key: char) -> Step {
        self.write(&key.to_string()).await
    }

    /// Chooses a file in a file field.
    ///
    /// # Errors
    /// Fails where the field is not there.
    pub async fn choose(&self, name: &str, file: &Path) -> Step {
        crate::trace("choose", name);
        Ok(self
            .part(name)
            .await?
            .send_keys(&file.to_string_lossy())
            .await?)
    }

    /// What a part shows.
    ///
    /// # Errors
    /// Fails where it is not there.
    pub async fn text(&self, name: &str) -> Step<String> {
        Ok(self.part(name).await?.text().await?)
    }

    /// Waits until a part shows these words.
    ///
    /// # Errors
    /// Fails where it never does.
    pub async fn shows(&self, name: &str, words: &str) -> Step {
        crate::trace("look at", name);
        self.until(&format!("{name} shows {words}"), async || {
            Ok(self.text(name).await?.contains(words))
        })
        .await
    }

    /// Waits until a part no longer shows these words.
    ///
    /// # Errors
    /// Fails where it keeps them.
    pub async fn drops(&self, name: &str, words: &str) -> Step {
        crate::trace("look at", name);
        self.until(&format!("{name} no longer shows {words}"), async || {
            Ok(!self.text(name).await?.contains(words))
        })
        .await
    }

    /// Waits until a part can no longer be seen.
    ///
    /// # Errors
    /// Fails where it stays.
    pub async fn gone(&self, name: &str) -> Step {
        crate::trace("see go", name);
        self.until(&format!("{name} is gone"), async || {
            let found = self.client.find_all(Locator::Css(&selector(name))).await?;
            match found.first() {
                None => Ok(true),
                Some(part) => Ok(!part.is_displayed().await?),
            }
        })
        .await
    }

    /// Pastes cells as they come from Excel: lines of cells with tabs between.
    ///
    /// # Errors
    /// Fails where the page throws.
    pub async fn paste(&self, text: &str) -> Step {
        let script = r#"
            const data = new DataTransfer();
            data.setData("text/plain", arguments[0]);
            const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
            if (!paste.clipboardData) Object.defineProperty(paste, "clipboardData", { value: data });
            document.activeElement.dispatchEvent(paste);
        "#;
        self.run(script, vec![json!(text)]).await.map(|_| ())
    }

    /// Keeps a picture of the page under `target/screenshots`, also where no screen shows it.
    ///
    /// # Errors
    /// Fails where the browser refuses, or the picture cannot be written.
    pub async fn picture(&self, name: &str) -> Step {
        let folder = crate::programs::screenshots();
        std::fs::create_dir_all(&folder)?;
        let drawn = self.client.screenshot().await?;
        Ok(std::fs::write(folder.join(format!("{name}.png")), drawn)?)
    }

    /// The page as it would be printed across, as a PDF in this folder.
    ///
    /// # Errors
    /// Fails where the browser refuses, or the file cannot be written.
    pub async fn on_paper(&self, folder: &Path) -> Step<PathBuf> {
        let across = PrintConfiguration::builder().orientation(PrintOrientation::Landscape);
        let across = across.build().map_err(|e| format!("{e:?}"))?;
        let printed = self.client.print(across).await?;
        let path = folder.join("page.pdf");
        std::fs::write(&path, printed)?;
        Ok(path)
    }

    /// Runs a script on the page.
    ///
    /// # Errors
    /// Fails where it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Step<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Waits until something holds; a failure on the way counts as not yet.
    ///
    /// # Errors
    /// Fails where it never holds, with the last failure.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> Step<bool>) -> Step {
        let begun = tokio::time::Instant::now();
        loop {
            let outcome = holds().await;
            if matches!(outcome, Ok(true)) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                let reason = outcome.err().map(|e| e.to_string()).unwrap_or_default();
                let seen = self.words().await;
                return Err(format!("not in time: {what} {reason}\nthe page shows: {seen}").into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The beginning of what the page says, for whoever reads of a failure without seeing it.
    async fn words(&self) -> String {
        let script = r#"
            const toasts = document.querySelector("[data-testid=toasts]");
            return [toasts, document.body].map((part) => part?.innerText ?? "").join(" | ").slice(0, 1500);
        "#;
        let words = self.run(script, Vec::new()).await;
        words.map_or_else(|e| e.to_string(), |words| words.to_string())
    }

    /// Ends the session, and with it the window or browser.
    ///
    /// # Errors
    /// Fails where the driver refuses.
    pub async fn close(self) -> Step {
        Ok(self.client.close().await?)
    }
}

fn selector(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}
