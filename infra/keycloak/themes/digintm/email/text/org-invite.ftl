<#ftl output_format="plainText">
<#-- In place of the parent's, which writes the link as if it were HTML, so that nobody can open it. -->
<#if firstName?? && lastName??>
${msg("orgInviteBodyPersonalized", link, linkExpiration, realmName, organization.name, linkExpirationFormatter(linkExpiration), firstName, lastName)}
<#else>
${msg("orgInviteBody", link, linkExpiration, realmName, organization.name, linkExpirationFormatter(linkExpiration))}
</#if>
