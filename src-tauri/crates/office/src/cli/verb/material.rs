use super::super::arguments::Material;
use super::{Said, WHO};
use minglu_office::material::{self, Asked, Issued, Kind, MaterialInfo, Receiver};
use minglu_office::{Office, Result, when};

pub fn run(office: &Office, kind: Kind, verb: Material) -> Result<Said> {
    match verb {
        Material::Issue { file, letter, year } => {
            let asked = Asked { letter, year };
            let issued = material::issue(office, WHO, kind, file.as_deref(), &asked)?;
            Said::new(&issued, told(&issued))
        }
        Material::List => {
            let all = material::list(&office.store, Some(kind))?;
            let lines = all.iter().map(line).collect();
            Said::new(&all, lines)
        }
        Material::Show { id } => {
            let shown = material::show(&office.store, &id)?;
            let unit = |one: &Receiver| {
                let state = if one.opened { "已收取" } else { "未收取" };
                format!("{state}  {}", one.name)
            };
            let mut lines = vec![line(&shown.head)];
            lines.extend(shown.standing.iter().map(unit));
            Said::new(&shown, lines)
        }
    }
}

fn told(issued: &Issued) -> Vec<String> {
    let replaced = match issued.replaces {
        Some(_) => "，替换原来下发的",
        None => "",
    };
    let first = format!(
        "已下发“{}”：{} 个单位{replaced}。",
        issued.title, issued.units
    );
    let notes = issued.notes.iter().map(|note| format!("  {note}"));
    std::iter::once(first).chain(notes).collect()
}

fn line(one: &MaterialInfo) -> String {
    let state = if one.in_force { "有效" } else { "已替换" };
    format!(
        "{}  {}  {state}  {} 个单位，{} 个尚未收取  {}",
        when::day(&one.issued_at),
        one.title,
        one.units,
        one.unopened,
        one.id
    )
}
